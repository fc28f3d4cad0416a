import type { components } from '../../api/schema/pdsa';
import { msg } from '../i18n/I18n';

export type Audience = components['schemas']['Audience'];

/** From the narrowest to the widest. */
export const audiences: Audience[] = ['team', 'mentor', 'network', 'project'];

export const audienceLabels: Record<Audience, string> = {
  team: msg('audience.team'),
  mentor: msg('audience.mentor'),
  network: msg('audience.network'),
  project: msg('audience.project'),
};

export const audienceHints: Record<Audience, string> = {
  team: msg('audience.team_hint'),
  mentor: msg('audience.mentor_hint'),
  network: msg('audience.network_hint'),
  project: msg('audience.project_hint'),
};
