import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import { changeMeasure, type Measure, measureChanged, measureQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import { MeasureForm } from './MeasureForm';
import { changedMeasure } from './measure-body';
import { Overtaken } from './Overtaken';

export function EditMeasurePage() {
  const { t } = useI18n();
  const { to } = useScope();
  const { id = '' } = useParams();
  const measure = useQuery({ ...measureQuery(id), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Page
      title={t('measure.edit')}
      lead={measure.data?.name}
      trail={[
        { label: t('measures.title'), to: to('improve/measures') },
        ...(measure.data ? [{ label: measure.data.name, to: to(`improve/measures/${id}`) }] : []),
      ]}
    >
      <Panel>
        <Loaded query={measure}>{(found) => <Edit began={found} />}</Loaded>
      </Panel>
    </Page>
  );
}

/** `began` is what the person saw when they began; what they typed stays when somebody was faster. */
function Edit({ began }: { began: Measure }) {
  const { t, language } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [base, setBase] = useState(began);
  const done = async () => {
    await measureChanged(client, began.id);
    say(t('app.saved'));
    await navigate(to(`improve/measures/${began.id}`));
  };
  const change = useMutation({
    mutationFn: (form: FormData) =>
      changeMeasure(began.id, base.version, changedMeasure(form, began, language)),
    onSuccess: done,
  });
  const putAway = useMutation({
    mutationFn: () => changeMeasure(began.id, base.version, { archived: !began.archived }),
    onSuccess: done,
  });
  const newer = overtakenBy(change.error ?? putAway.error);
  return (
    <>
      {newer && newer.version !== base.version && (
        <Overtaken before={base} now={newer} accept={() => setBase(newer)} />
      )}
      {newer && newer.version === base.version && <p role="status">{t('measure.overtaken_ready')}</p>}
      <MeasureForm
        measure={began}
        networks={[]}
        network={began.network_id}
        error={newer ? null : (change.error ?? putAway.error)}
        saving={change.isPending}
        onSubmit={change.mutate}
      />
      <p>
        <Button variant="default" mt="xl" loading={putAway.isPending} onClick={() => putAway.mutate()}>
          {began.archived ? t('measure.take_out') : t('measure.put_away')}
        </Button>
      </p>
    </>
  );
}

/** The version that somebody else stored meanwhile, as a 412 brings it. */
export const overtakenBy = (error: Error | null): Measure | undefined =>
  error instanceof Problem && error.status === 412 ? (error.body.current as Measure | undefined) : undefined;
