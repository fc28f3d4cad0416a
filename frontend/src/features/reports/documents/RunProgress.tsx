import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Panel } from '../../../components/Panel';
import { accepted, reports } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { useLive } from '../../../lib/live/useLive';
import { useScope } from '../../../lib/scope/useScope';
import css from './Documents.module.css';

const recentRuns = 5;

/** The run that is being made right now, as far as it has come; nothing when none is. */
export function RunProgress() {
  const { t, format } = useI18n();
  const { project } = useScope();
  const client = useQueryClient();
  const runs = useQuery({
    queryKey: ['runs', project.id],
    queryFn: async () =>
      (
        await accepted(
          reports.GET('/api/reports/v1/runs', {
            params: { query: { project_id: project.id, limit: recentRuns } },
          }),
        )
      ).items,
  });
  const run = runs.data?.find(({ state }) => state === 'requested' || state === 'running');
  const refresh = () => Promise.all([runs.refetch(), client.invalidateQueries({ queryKey: ['documents'] })]);
  useLive({
    part: 'reports',
    topic: run ? `run:${run.id}` : null,
    onEvent: () => void refresh(),
    poll: refresh,
  });
  if (!run) return null;
  const { waiting = 0, rendering = 0, finished = 0, failed = 0 } = run.counts;
  const total = waiting + rendering + finished + failed;
  return (
    <Panel title={t('runs.now')}>
      <div className={css.progress}>
        <progress value={finished + failed} max={Math.max(total, 1)} aria-label={t('runs.now')} />
        <p aria-live="polite">
          {t('runs.progress', { done: format.integer(finished), total: format.integer(total) })}
          {failed > 0 && ` · ${t('runs.failed', { n: failed })}`}
        </p>
      </div>
    </Panel>
  );
}
