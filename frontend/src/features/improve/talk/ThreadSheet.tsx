import { Sheet } from '../../../components/Sheet';
import { useI18n } from '../../../lib/i18n/I18n';
import { CommentForm } from './CommentForm';
import { NothingSaid } from './NothingSaid';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';
import { Threads } from './Threads';

/** What is said about one field, or about the record as a whole. */
export function ThreadSheet({ pointer, onClose }: { pointer: string | null; onClose: () => void }) {
  const { t } = useI18n();
  const { threads, fieldName, mayWrite, subject } = useTalk();
  const here = threads.filter(({ root }) => root.pointer === pointer);
  const title = pointer ? (fieldName(pointer) ?? subject.title) : subject.title;
  return (
    <Sheet title={t('talk.about', { field: title })} onClose={onClose}>
      <div className={css.sheet}>
        {here.length > 0 ? <Threads threads={here} /> : <NothingSaid />}
        {mayWrite && <CommentForm pointer={pointer} />}
      </div>
    </Sheet>
  );
}
