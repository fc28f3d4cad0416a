import { msg } from '../i18n/I18n';
import type { Cycle } from './cycles';

export const stages: Record<Cycle['stage'], { label: string; tone: 'busy' | 'good' | 'quiet' }> = {
  plan: { label: msg('stage.plan'), tone: 'busy' },
  do: { label: msg('stage.do'), tone: 'busy' },
  study: { label: msg('stage.study'), tone: 'busy' },
  act: { label: msg('stage.act'), tone: 'good' },
  closed: { label: msg('stage.closed'), tone: 'quiet' },
};
