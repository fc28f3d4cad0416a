import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { Waiting } from '../../../components/Waiting';
import { csvOf } from '../../../lib/documents/csv';
import { fileName, saveBlob } from '../../../lib/documents/save-blob';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { namesQuery } from '../../../lib/session/names';
import { roleName } from '../../../lib/session/roles';
import css from './Links.module.css';
import type { WaveLink } from './links';
import { PeopleTable } from './PeopleTable';
import { byNetwork, found, type Invited, invitedOf, type Shown } from './people';

/** People that are drawn at once; the others when they are asked for. */
const STEP = 60;

const HEAD = [
  msg('invited.csv_name'),
  msg('invited.csv_role'),
  msg('invited.csv_school'),
  msg('invited.csv_network'),
  msg('invited.csv_link'),
  msg('invited.csv_answered'),
];

interface Props {
  links: WaveLink[];
  wave: { id: string; title: string; state: string };
}

/** The people of a named wave by network: who has answered, and the link of each for who may give it out. */
export function PersonalLinks({ links, wave }: Props) {
  const { t, format } = useI18n();
  const { networkId } = useScope();
  const [wanted, setWanted] = useState('');
  const [state, setState] = useState<Shown>('all');
  const [drawn, setDrawn] = useState(STEP);
  const names = useQuery(namesQuery(links.map(({ person }) => person?.person_id)));
  if (names.isLoading) return <Waiting rows={6} />;
  const people = invitedOf(links, names.data ?? new Map());
  const here = people.filter(({ network }) => !networkId || network.id === networkId);
  const rows = found(here, wanted, state, (role) => roleName(t, role));
  const answered = here.filter(({ answeredAt }) => answeredAt).length;
  return (
    <>
      <Panel>
        <div className={css.sift}>
          <TextInput
            type="search"
            label={t('invited.search')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('invited.which')}
            value={state}
            onChange={(event) => setState(event.currentTarget.value as Shown)}
            data={[
              { value: 'all', label: t('invited.all') },
              { value: 'waiting', label: t('invited.not_answered') },
              { value: 'answered', label: t('invited.answered') },
            ]}
          />
          <CsvButton rows={rows} title={wave.title} />
        </div>
        <p className={css.count} role="status">
          {t('invited.count', {
            shown: format.integer(rows.length),
            answered: format.integer(answered),
            all: format.integer(here.length),
          })}
        </p>
      </Panel>
      {rows.length === 0 && (
        <Panel flush>
          <Empty title={t('app.no_match')} />
        </Panel>
      )}
      {byNetwork(rows.slice(0, drawn)).map((network) => (
        <Panel flush key={network.id} title={network.label}>
          <PeopleTable network={network.label} people={network.people} wave={wave} />
        </Panel>
      ))}
      {rows.length > drawn && (
        <div className={css.more}>
          <Button variant="default" onClick={() => setDrawn(drawn + STEP)}>
            {t('app.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What is shown now, as a file for a mail merge. Made on this device, from what was read. */
function CsvButton({ rows, title }: { rows: Invited[]; title: string }) {
  const { t } = useI18n();
  if (!rows.some(({ url }) => url)) return null;
  const save = () => {
    const lines = rows.map((one) => [
      one.name,
      roleName(t, one.role),
      one.school,
      one.network.label,
      one.url,
      one.answeredAt?.slice(0, 10),
    ]);
    const made = new Blob([csvOf([HEAD.map((one) => t(one)), ...lines])], { type: 'text/csv' });
    saveBlob(made, fileName([title], new Date().toISOString().slice(0, 10), 'csv'));
  };
  return (
    <Button variant="default" leftSection={<Icon name="file" size={18} />} onClick={save}>
      {t('invited.csv')}
    </Button>
  );
}
