import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { AimFacts } from './AimFacts';
import { AimForm } from './AimForm';
import { AimHistory } from './AimHistory';
import { type AimFields, aimQuery, changeAim, fieldsOf } from './aims';
import { type Clash, ClashList } from './ClashList';

export function AimPage() {
  const { aim: id = '' } = useParams();
  const { t } = useI18n();
  const { to } = useScope();
  const aim = useQuery(aimQuery(id));
  return (
    <Page
      title={aim.data?.statement ?? t('aims.title')}
      lead={aim.data?.network}
      trail={[{ label: t('aims.title'), to: to('improve/aims') }]}
    >
      {aim.data ? (
        <AimShown key={aim.data.id} aim={aim.data} />
      ) : aim.error ? (
        <Trouble error={aim.error} retry={() => void aim.refetch()} />
      ) : (
        <Waiting rows={5} />
      )}
    </Page>
  );
}

function AimShown({ aim }: { aim: Aim }) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const writes = may(me, 'aim:write', project.id);
  return (
    <>
      {writes ? (
        <Panel title={t('aims.change')}>
          <AimEditor aim={aim} />
        </Panel>
      ) : (
        <Panel>
          <AimFacts aim={aim} />
        </Panel>
      )}
      <Panel title={t('aims.history')}>
        <AimHistory id={aim.id} />
      </Panel>
    </>
  );
}

/** Changes only what differs. When somebody else was faster, both are shown field by field. */
function AimEditor({ aim }: { aim: Aim }) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const [read, setRead] = useState(aim);
  const [values, setValues] = useState(() => fieldsOf(aim));
  const [clashes, setClashes] = useState<Clash[]>([]);
  const change = useMutation({
    mutationFn: () => changeAim(read, values),
    onSuccess: async (made) => {
      setRead(made);
      setValues(fieldsOf(made));
      setClashes([]);
      say(t('app.saved'));
      client.setQueryData(['aim', made.id], made);
      await client.invalidateQueries({ queryKey: ['aims'] });
      await client.invalidateQueries({ queryKey: ['aim', made.id, 'history'] });
    },
    onError: (error) => {
      const current = error instanceof Problem && error.status === 412 ? error.body.current : undefined;
      if (!current) return;
      const met = meet(fieldsOf(read), fieldsOf(current as Aim), values);
      setRead(current as Aim);
      setValues(met.values);
      setClashes(met.clashes);
    },
  });
  return (
    <AimForm
      values={values}
      onChange={setValues}
      error={change.error}
      saving={change.isPending}
      onSubmit={() => change.mutate()}
      above={
        <>
          {change.error && <Trouble error={change.error} brief />}
          <ClashList
            clashes={clashes}
            onChoose={({ name }, value) => {
              setValues((now) => ({ ...now, [name]: value }));
              setClashes((now) => now.filter((one) => one.name !== name));
            }}
          />
        </>
      }
    />
  );
}

/** Keeps what only one of the two changed; what both changed is asked. */
export function meet(before: AimFields, theirs: AimFields, mine: AimFields) {
  const names = Object.keys(before) as (keyof AimFields)[];
  const clashes: Clash[] = [];
  const values = { ...mine };
  for (const name of names) {
    if (mine[name] === before[name]) values[name] = theirs[name];
    else if (theirs[name] !== before[name] && theirs[name] !== mine[name]) {
      clashes.push({ name, theirs: theirs[name], mine: mine[name] });
    }
  }
  return { values, clashes };
}
