import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { CommentForm } from './CommentForm';
import { NothingSaid } from './NothingSaid';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';
import { Threads } from './Threads';

/** Everything that is said about a record, each thread under the name of its field. */
export function CommentsPanel() {
  const { t } = useI18n();
  const { threads, mayWrite } = useTalk();
  return (
    <Panel title={t('talk.title')}>
      <div className={css.sheet}>
        {threads.length === 0 && <NothingSaid />}
        <Threads threads={threads} withField />
        {mayWrite && <CommentForm pointer={null} />}
      </div>
    </Panel>
  );
}
