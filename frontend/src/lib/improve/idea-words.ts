import { msg } from '../i18n/I18n';
import type { Digital, IdeaLevel, IdeaStatus } from './ideas';

/** In the order of the work; every outcome is one of them, none before the others. */
export const statuses: IdeaStatus[] = ['idea', 'testing', 'adopted', 'adapted', 'abandoned', 'spreading'];

export const statusLabels: Record<IdeaStatus, string> = {
  idea: msg('idea.status_idea'),
  testing: msg('idea.status_testing'),
  adopted: msg('idea.status_adopted'),
  adapted: msg('idea.status_adapted'),
  abandoned: msg('idea.status_abandoned'),
  spreading: msg('idea.status_spreading'),
};

/** What a person does to bring it there. */
export const statusActions: Record<IdeaStatus, string> = {
  idea: msg('idea.move_idea'),
  testing: msg('idea.move_testing'),
  adopted: msg('idea.move_adopted'),
  adapted: msg('idea.move_adapted'),
  abandoned: msg('idea.move_abandoned'),
  spreading: msg('idea.move_spreading'),
};

export const levels: IdeaLevel[] = ['classroom', 'school', 'between_schools', 'district', 'beyond_school'];

export const levelLabels: Record<IdeaLevel, string> = {
  classroom: msg('idea.level_classroom'),
  school: msg('idea.level_school'),
  between_schools: msg('idea.level_between_schools'),
  district: msg('idea.level_district'),
  beyond_school: msg('idea.level_beyond_school'),
};

export const digitals: Digital[] = ['no', 'partly', 'yes'];

export const digitalLabels: Record<Digital, string> = {
  yes: msg('idea.digital_yes'),
  no: msg('idea.digital_no'),
  partly: msg('idea.digital_partly'),
};

/** The rules of the server, in the reader's language. */
export const missingTexts: Record<string, string> = {
  'idea.trial_missing': msg('idea.missing_trial'),
  'idea.learned_missing': msg('idea.missing_learned'),
  'idea.not_taken_up': msg('idea.missing_taken_up'),
};

/** What a cycle came to. */
export const decisionLabels: Record<'adopt' | 'adapt' | 'abandon', string> = {
  adopt: msg('came_to.adopt'),
  adapt: msg('came_to.adapt'),
  abandon: msg('came_to.abandon'),
};
