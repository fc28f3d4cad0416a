import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { wavesQuery } from '../../../lib/waves/waves';
import css from './Frameworks.module.css';
import { figureSetQuery, freezeFigures, type Slice, sliceQuery } from './figures';
import type { FrameworkItems } from './frameworks';

export interface Results {
  /** The questionnaire that the chosen wave asked. */
  instrumentId: string | null;
  slice: Slice | null;
  /** The wave is closed, and nobody has made its figures. */
  unfrozen: boolean;
  error: Error | null;
}

/** What a wave's frozen figures show to this reader: of the project, or of the first unit that is theirs. */
export function useResults(found: FrameworkItems, waveId: string): Results | null {
  const { project } = useScope();
  const waves = useQuery({ ...wavesQuery(project.id), enabled: waveId !== '' });
  const set = useQuery({ ...figureSetQuery(waveId), enabled: waveId !== '' });
  const units = set.data?.units ?? [];
  const unit = units.find((one) => one.kind === 'project') ?? units[0];
  const slice = useQuery({
    ...sliceQuery(set.data?.id ?? '', unit?.id ?? ''),
    enabled: set.data !== undefined && set.data !== null && unit !== undefined,
  });
  if (waveId === '') return null;
  const wave = waves.data?.find((one) => one.id === waveId);
  const instrument = found.instruments.find((one) =>
    one.version_ids.includes(wave?.instrument_version_id ?? ''),
  );
  return {
    instrumentId: instrument?.id ?? null,
    slice: slice.data ?? null,
    unfrozen: set.data === null,
    error: set.error ?? slice.error,
  };
}

interface WaveSelectProps {
  found: FrameworkItems;
  wave: string;
  onWave: (id: string) => void;
  results: Results | null;
}

/** The closed waves of the questionnaires that are mapped; who may not see figures is not asked. */
export function WaveSelect({ found, wave, onWave, results }: WaveSelectProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const allowed = may(me, 'figures:read', project.id);
  const waves = useQuery({ ...wavesQuery(project.id), enabled: allowed });
  const versions = new Set(found.instruments.flatMap((one) => one.version_ids));
  const closed = (waves.data ?? []).filter(
    (one) => one.state === 'closed' && versions.has(one.instrument_version_id),
  );
  if (!allowed || closed.length === 0) return null;
  return (
    <div className={css.selects}>
      <NativeSelect
        label={t('fw.wave')}
        value={wave}
        data={[
          { value: '', label: t('fw.no_wave') },
          ...closed.map((one) => ({ value: one.id, label: one.title })),
        ]}
        onChange={(event) => onWave(event.currentTarget.value)}
      />
      {results?.unfrozen && <Freeze waveId={wave} />}
      {results?.error && <Trouble error={results.error} />}
      {results?.slice && <p className={css.soft}>{t('fw.of', { unit: results.slice.unit.label })}</p>}
    </div>
  );
}

function Freeze({ waveId }: { waveId: string }) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const freeze = useMutation({
    mutationFn: () => freezeFigures(waveId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['figure-set', waveId] }),
  });
  return (
    <div className={css.tools}>
      <p className={css.soft}>{t('fw.unfrozen')}</p>
      {may(me, 'figures:freeze', project.id) && (
        <Button variant="default" loading={freeze.isPending} onClick={() => freeze.mutate()}>
          {t('fw.freeze')}
        </Button>
      )}
      {freeze.error && <Trouble error={freeze.error} />}
    </div>
  );
}
