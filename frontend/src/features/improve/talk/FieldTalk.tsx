import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { openThreads } from '../../../lib/improve/threads';
import css from './Talk.module.css';
import { useTalkIfAny } from './TalkProvider';

interface FieldTalkProps {
  /** The field, as a fault names it: `/questions/2/prediction`. */
  pointer: string;
  /** The field's name as the page writes it. */
  label: string;
}

/** A quiet sign beside a field: how many threads are open there; opens them beside the page. */
export function FieldTalk({ pointer, label }: FieldTalkProps) {
  const { t } = useI18n();
  const talk = useTalkIfAny();
  if (!talk) return null;
  const count = openThreads(talk.threads, pointer);
  if (count === 0 && !talk.mayWrite) return null;
  return (
    <button
      type="button"
      className={count > 0 ? `${css.field} ${css.some}` : css.field}
      aria-haspopup="dialog"
      aria-label={t('talk.at_field', { field: label, count })}
      title={t('talk.at_field', { field: label, count })}
      onClick={() => talk.open(pointer)}
    >
      <Icon name="talk" size={18} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </button>
  );
}
