import { Button, FileButton, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { type CarriedFile, type Fault, type Head, RescueFault, unpacked } from '../../../lib/rescue/file';
import { useScope } from '../../../lib/scope/useScope';
import { namesQuery } from '../../../lib/session/names';
import { roleName } from '../../../lib/session/roles';
import { linksQuery, type WaveLink } from '../links/links';
import { waveQuery } from '../waves/wave';
import { handIn } from './handing';

/** Answers that somebody saved as a file because their device could not send them. */
export function HandInPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  const links = useQuery(linksQuery(id));
  return (
    <Page
      title={t('handin.title')}
      lead={t('handin.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      <Loaded query={links}>
        {(all) => {
          const active = all.filter(({ state }) => state === 'active');
          return active.length > 0 ? (
            <Chooser waveId={id} links={active} />
          ) : (
            <Panel>
              <p>{t('handin.no_links')}</p>
              <Link to={to(`ask/waves/${id}/links`)}>{t('links.title')}</Link>
            </Panel>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface Opened {
  head: Head;
  files: CarriedFile[];
}

function Chooser({ waveId, links }: { waveId: string; links: WaveLink[] }) {
  const { t } = useI18n();
  const [opened, setOpened] = useState<Opened>();
  const [trouble, setTrouble] = useState('');
  const faults: Record<Fault, string> = {
    foreign: t('handin.foreign'),
    newer: t('handin.newer'),
    cut: t('handin.cut'),
    broken: t('handin.broken'),
  };
  const look = async (file: File | null) => {
    if (!file) return;
    setOpened(undefined);
    setTrouble('');
    try {
      const found = await unpacked(file);
      if (found.head.wave.id === waveId) setOpened(found);
      else setTrouble(t('handin.other_wave', { title: found.head.wave.title }));
    } catch (fault) {
      if (!(fault instanceof RescueFault)) throw fault;
      setTrouble(fault.file ? t('handin.broken_file', { name: fault.file }) : faults[fault.fault]);
    }
  };
  return (
    <>
      <Panel>
        <Stack align="flex-start">
          <p>{t('handin.choose_hint')}</p>
          <FileButton onChange={(file) => void look(file)} accept=".duru,application/octet-stream">
            {(props) => (
              <Button {...props} variant="default">
                {t('handin.choose')}
              </Button>
            )}
          </FileButton>
          {trouble && <p role="alert">{trouble}</p>}
        </Stack>
      </Panel>
      {opened && <Check key={opened.head.saved_at} {...opened} links={links} />}
    </>
  );
}

function Check({ head, files, links }: Opened & { links: WaveLink[] }) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const own = links.find(({ unit }) => unit.id === head.unit.id);
  const called = useCalled(links);
  const [chosen, setChosen] = useState(own?.id ?? '');
  const link = links.find(({ id }) => id === chosen);
  const send = useMutation({
    mutationFn: (url: string) => handIn(head, files, new URL(url).pathname.split('/').at(-1) ?? ''),
    onSuccess: () => client.invalidateQueries({ queryKey: ['response-rates', head.wave.id] }),
  });
  const finished = head.state === 'finished';
  return (
    <Panel title={t('handin.found', { time: format.dateTime(head.saved_at) })}>
      <Stack align="flex-start">
        <p>
          {own
            ? t('handin.of_unit', { unit: called(own), files: files.length })
            : t('handin.unit_unknown', { files: files.length })}
        </p>
        {!own && (
          <NativeSelect
            label={t('handin.which')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[{ value: '', label: '–' }, ...links.map((one) => ({ value: one.id, label: called(one) }))]}
          />
        )}
        {!finished && <p>{t('handin.unfinished')}</p>}
        {send.error && <Trouble error={send.error} />}
        {send.data ? (
          <p role="status">{t('handin.done', { code: send.data.id.slice(-12) })}</p>
        ) : finished ? (
          <Button
            disabled={!link?.url}
            loading={send.isPending}
            onClick={() => link?.url && send.mutate(link.url)}
          >
            {t('handin.send')}
          </Button>
        ) : (
          link?.url && (
            <a href={link.url} target="_blank" rel="noreferrer">
              {t('handin.open_form')}
            </a>
          )
        )}
      </Stack>
    </Panel>
  );
}

/** What links are called: after their network or school, or after the person whose link it is. */
function useCalled(links: WaveLink[]): (link: WaveLink) => string {
  const { t } = useI18n();
  const people = links.flatMap(({ person }) => (person ? [person.person_id] : []));
  const names = useQuery(namesQuery(people));
  return ({ unit, person, network }) => {
    if (!person) return unit.label;
    return `${names.data?.get(person.person_id) ?? roleName(t, person.role)} · ${network.label}`;
  };
}
