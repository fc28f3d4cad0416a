import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import type { Json } from '../../../lib/offline/merge';
import { HistoryPanel } from '../history/HistoryPanel';
import { fieldNames, wordsFor } from './words';

const atATime = 10;

/** Who wrote what in the cycle, when and why it moved. */
export function CycleHistory({ cycle }: { cycle: Cycle }) {
  const { t, format } = useI18n();
  const words = wordsFor(t, format.date);
  return (
    <HistoryPanel
      queryKey={['cycle', cycle.id]}
      labels={fieldNames}
      say={(field, value) => (value === null ? null : words(field, value as Json))}
      read={(cursor) =>
        accepted(
          pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/history', {
            params: { path: { cycle_id: cycle.id }, query: { limit: atATime, cursor } },
          }),
        )
      }
    />
  );
}
