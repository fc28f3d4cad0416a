import { useI18n } from '../lib/i18n/I18n';
import type { SaveState } from '../lib/offline/useRecordEditor';
import css from './SaveIndicator.module.css';

/** What became of what was typed, in words: on this device, sending, received. */
export function SaveIndicator({ state }: { state: SaveState }) {
  const { t, format } = useI18n();
  const time = 'at' in state ? format.time(new Date(state.at)) : '';
  const words = {
    idle: '',
    typing: t('save.typing'),
    device: t('save.device', { time }),
    sending: t('save.sending'),
    received: t('save.received', { time }),
    'needs-you': t('save.needs_you'),
    passing: t('save.passing'),
    failed: t('save.failed'),
  }[state.kind];
  return (
    <p className={`${css.state} ${css[state.kind] ?? ''}`} role="status" data-state={state.kind}>
      {state.kind === 'needs-you' ? <a href="#needs-you">{words}</a> : words}
    </p>
  );
}
