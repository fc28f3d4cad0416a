import { useI18n } from '../../../lib/i18n/I18n';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

/** Why no comment stands here: none was written, or they could not be read. */
export function NothingSaid() {
  const { t } = useI18n();
  const { reading, mayWrite } = useTalk();
  if (reading === 'waiting') return null;
  if (reading === 'failed') return <p className={css.quiet}>{t('talk.unread')}</p>;
  return <p className={css.quiet}>{mayWrite ? t('talk.none_yet') : t('talk.none')}</p>;
}
