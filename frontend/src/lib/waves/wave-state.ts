import { msg } from '../i18n/I18n';
import type { Wave } from './waves';

export const waveStates: Record<Wave['state'], { label: string; tone: 'good' | 'busy' | 'quiet' }> = {
  draft: { label: msg('wavestate.draft'), tone: 'busy' },
  open: { label: msg('wavestate.open'), tone: 'good' },
  closed: { label: msg('wavestate.closed'), tone: 'quiet' },
};
