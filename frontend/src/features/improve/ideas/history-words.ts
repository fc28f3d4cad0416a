import { msg, useI18n } from '../../../lib/i18n/I18n';
import { type Audience, audienceLabels } from '../../../lib/improve/audience';
import { digitalLabels, levelLabels, statusLabels } from '../../../lib/improve/idea-words';
import type { Digital, IdeaDetail, IdeaLevel, IdeaStatus } from '../../../lib/improve/ideas';

export const historyLabels: Record<string, string> = {
  title: msg('idea.title'),
  description: msg('idea.description'),
  level: msg('ideas.level'),
  context: msg('idea.context'),
  need: msg('idea.need'),
  cost: msg('idea.cost'),
  cost_amount: msg('idea.cost_amount'),
  cost_currency: msg('idea.cost_currency'),
  digital: msg('ideas.digital'),
  source: msg('idea.source'),
  driver_ids: msg('idea.drivers'),
  status: msg('idea.standing'),
  trial: msg('idea.trial'),
  learned: msg('idea.learned'),
  what_changes: msg('idea.what_changes'),
  why: msg('idea.why'),
  began_on: msg('idea.began_on'),
  audience: msg('audience.title'),
  school_id: msg('improve.school'),
  team_id: msg('idea.team'),
};

/** A value of the history in the reader's words. */
export function useSaidValue(idea: IdeaDetail) {
  const { t } = useI18n();
  return (field: string, value: unknown): string | null => {
    if (value === null || value === '') return null;
    if (field === 'status') return t(statusLabels[value as IdeaStatus]);
    if (field === 'level') return t(levelLabels[value as IdeaLevel]);
    if (field === 'digital') return t(digitalLabels[value as Digital]);
    if (field === 'audience') return t(audienceLabels[value as Audience]);
    if (field === 'school_id') return value === idea.school_id ? idea.school : t('history.another');
    if (field === 'team_id') return value === idea.team_id ? idea.team : t('history.another');
    if (field === 'driver_ids') return Array.isArray(value) && value.length ? String(value.length) : null;
    if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' · ') || null;
    return String(value);
  };
}
