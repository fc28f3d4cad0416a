import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { wavesQuery } from '../../../lib/waves/waves';
import type { Draft } from './draft';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import { figuresQuery, inLanguage, measuresToChart } from './figures';
import type { SetDraft } from './More';

interface ChartProps {
  draft: Draft;
  set: SetDraft;
  cycle: CycleOfEvidence;
  error: string | undefined;
}

/** A measure of the cycle's network: its chart as it is now, so it stays here. */
export function ChartChoice({ draft, set, cycle, error }: ChartProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const measures = useQuery(measuresToChart(project.id, cycle.network_id));
  if (measures.error && !measures.data) {
    return <Trouble error={measures.error} retry={() => void measures.refetch()} />;
  }
  return (
    <>
      {measures.data?.length === 0 && <p className={css.note}>{t('evidence.no_measure')}</p>}
      <NativeSelect
        name="measureId"
        label={t('evidence.measure')}
        value={draft.measureId}
        error={error}
        onChange={(event) => {
          const id = event.currentTarget.value;
          const found = measures.data?.find((one) => one.id === id);
          set({ measureId: id, ...(found && draft.title === '' && { title: found.name }) });
        }}
        data={[
          { value: '', label: t('evidence.choose') },
          ...(measures.data ?? []).map(({ id, name, school }) => ({
            value: id,
            label: school ? `${name} · ${school}` : name,
          })),
        ]}
      />
    </>
  );
}

interface SurveyProps {
  draft: Draft;
  set: SetDraft;
  cycle: CycleOfEvidence;
  waveError: string | undefined;
  questionError: string | undefined;
}

/** A closed wave and one of its questions: as the network's figures are now, so they stay here. */
export function SurveyChoice({ draft, set, cycle, waveError, questionError }: SurveyProps) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const waves = useQuery(wavesQuery(project.id));
  const figures = useQuery({
    ...figuresQuery(draft.waveId, cycle.network_id, may(me, 'figures:freeze', project.id)),
    enabled: draft.waveId !== '',
  });
  if (waves.error && !waves.data) return <Trouble error={waves.error} retry={() => void waves.refetch()} />;
  const closed = waves.data?.filter(({ state }) => state === 'closed') ?? [];
  return (
    <>
      {waves.data && closed.length === 0 && <p className={css.note}>{t('evidence.no_wave')}</p>}
      <NativeSelect
        name="waveId"
        label={t('evidence.wave')}
        value={draft.waveId}
        error={waveError}
        onChange={(event) => set({ waveId: event.currentTarget.value, question: '' })}
        data={[
          { value: '', label: t('evidence.choose') },
          ...closed.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {figures.isFetching && <Waiting rows={1} />}
      {figures.error && <Trouble error={figures.error} retry={() => void figures.refetch()} />}
      {figures.data === null && <p className={css.note}>{t('evidence.no_figures')}</p>}
      {figures.data && (
        <NativeSelect
          name="question"
          label={t('evidence.question')}
          value={draft.question}
          error={questionError}
          onChange={(event) => set({ question: event.currentTarget.value })}
          data={[
            { value: '', label: t('evidence.choose') },
            ...figures.data.items.map(({ name, label }) => ({
              value: name,
              label: inLanguage(label, language) || name,
            })),
          ]}
        />
      )}
    </>
  );
}
