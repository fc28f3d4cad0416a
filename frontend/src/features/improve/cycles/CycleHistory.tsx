import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Audience, audienceLabels } from '../../../lib/improve/audience';
import type { Cycle } from '../../../lib/improve/cycles';
import { measuresQuery } from '../../../lib/improve/measures';
import { stages } from '../../../lib/improve/stages';
import type { Json } from '../../../lib/offline/merge';
import { HistoryList } from '../history/HistoryPanel';
import css from './CycleHistory.module.css';
import { fieldNames, matches, wordsFor } from './words';

const names = { ...fieldNames, stage: 'cycle.part' };
const namedElsewhere = new Set(['school_id', 'team_id', 'aim_id', 'idea_id']);

/** Read when somebody wants to know: who wrote what, when and why. */
export function CycleHistory({ cycle }: { cycle: Cycle }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const say = useSaying(cycle, open);
  return (
    <details className={css.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {open && (
        <HistoryList
          queryKey={['cycle', cycle.id, 'changes', cycle.version]}
          labels={names}
          say={say}
          read={(cursor) =>
            accepted(
              pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/history', {
                params: { path: { cycle_id: cycle.id }, query: { limit: 10, cursor } },
              }),
            )
          }
        />
      )}
    </details>
  );
}

/** A value of a field in the reader's words; null for nothing. */
function useSaying(cycle: Cycle, asked: boolean) {
  const { t, format } = useI18n();
  const { data: measures = [] } = useQuery({
    ...measuresQuery(cycle.project_id, cycle.network_id),
    enabled: asked,
  });
  const measureNamed = (id: unknown) => measures.find((one) => one.id === id)?.name ?? t('history.another');
  const words = wordsFor(t, format.date);
  return (field: string, value: unknown): string | null => {
    if (value === null || value === '') return null;
    if (field === 'stage') return t(stages[value as Cycle['stage']].label);
    if (field === 'audience') return t(audienceLabels[value as Audience]);
    if (namedElsewhere.has(field)) return t('history.another');
    if (field === 'measure_ids') return format.list((value as string[]).map(measureNamed)) || null;
    if (field === 'questions') return questionsIn(value as Cycle['questions'], (match) => t(matches[match]));
    return words(field, value as Json) || null;
  };
}

type Matched = NonNullable<Cycle['questions'][number]['match']>;

const questionsIn = (questions: Cycle['questions'], matched: (match: Matched) => string) =>
  questions
    .map(({ question, prediction, result, match }) =>
      [question, prediction, result, match && matched(match)].filter(Boolean).join(' → '),
    )
    .join('\n') || null;
