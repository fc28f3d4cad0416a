import { useI18n } from '../../../lib/i18n/I18n';
import type { LiveState } from '../../../lib/live/follow';
import css from './WavePage.module.css';

/** How fresh the table is. `state` is null for a wave that takes no answers. */
export function LiveNote({ state, computedAt }: { state: LiveState | null; computedAt: string }) {
  const { t, format } = useI18n();
  const time = format.dateTime(computedAt);
  if (state === null) return <p className={css.note}>{t('live.as_of', { time })}</p>;
  if (state === 'live') return <p className={`${css.note} ${css.live}`}>{t('live.on')}</p>;
  if (state === 'polling') return <p className={css.note}>{t('live.polling', { time })}</p>;
  return <p className={css.note}>{t('live.connecting', { time })}</p>;
}
