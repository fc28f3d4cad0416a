import { Button, FileButton, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
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
import { byInvitation, byLink, finishedFrom, handIn, type Way } from './handing';
import { MOST_OFFERED, openInvitationsQuery } from './invitations';

/** Answers that somebody saved as a file because their device could not send them. */
export function HandInPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  return (
    <Page
      title={t('handin.title')}
      lead={t('handin.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      <Loaded query={wave}>
        {({ invitation_mode: mode }) =>
          mode === 'named' ? (
            <Chooser waveId={id}>
              {(opened) => (opened.head.content.amends ? <OwnLinkOnly /> : <ByInvitation {...opened} />)}
            </Chooser>
          ) : (
            <ByLinks waveId={id} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Addresses are read, and that they were is put down, only where a file goes by one of them. */
function ByLinks({ waveId }: { waveId: string }) {
  const { t } = useI18n();
  const { to } = useScope();
  const links = useQuery(linksQuery(waveId));
  return (
    <Loaded query={links}>
      {(all) => {
        const active = all.filter(({ state }) => state === 'active');
        return active.length > 0 ? (
          <Chooser waveId={waveId}>{(opened) => <ByLink {...opened} links={active} />}</Chooser>
        ) : (
          <Panel>
            <p>{t('handin.no_links')}</p>
            <Link to={to(`ask/waves/${waveId}/links`)}>{t('links.title')}</Link>
          </Panel>
        );
      }}
    </Loaded>
  );
}

interface Opened {
  head: Head;
  files: CarriedFile[];
}

interface ChooserProps {
  waveId: string;
  children: (opened: Opened) => ReactNode;
}

function Chooser({ waveId, children }: ChooserProps) {
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
      finishedFrom(found.head);
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
      {opened && <Fragment key={opened.head.saved_at}>{children(opened)}</Fragment>}
    </>
  );
}

/** Where there are public links, the file goes by that of its own network. */
function ByLink({ head, files, links }: Opened & { links: WaveLink[] }) {
  const { t } = useI18n();
  const own = links.find(({ unit }) => unit.id === head.unit.id);
  const [chosen, setChosen] = useState(own?.id ?? '');
  const url = links.find(({ id }) => id === chosen)?.url;
  return (
    <Check head={head} files={files} way={url ? byLink(url) : undefined} form={url ?? undefined}>
      <p>
        {own
          ? t('handin.of_unit', { unit: head.unit.label, files: files.length })
          : t('handin.unit_unknown', { files: files.length })}
      </p>
      {!own && (
        <NativeSelect
          label={t('handin.which')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: '–' },
            ...links.map(({ id, unit }) => ({ value: id, label: unit.label })),
          ]}
        />
      )}
    </Check>
  );
}

/** A change of what a named person sent is taken from that person alone. */
function OwnLinkOnly() {
  const { t } = useI18n();
  return (
    <Panel>
      <p role="alert">{t('handin.change_named')}</p>
    </Panel>
  );
}

/** Where people are invited by name, somebody says whose answers they are. */
function ByInvitation({ head, files }: Opened) {
  const { t } = useI18n();
  const { wave = '' } = useParams();
  const open = useQuery(openInvitationsQuery(wave));
  const all = open.data ?? [];
  const near = all.filter((one) => one.network_id === head.unit.id);
  const offered = (near.length > 0 ? near : all).slice(0, MOST_OFFERED);
  const names = useQuery(namesQuery(offered.map(({ person_id: person }) => person)));
  const [chosen, setChosen] = useState('');
  return (
    <Check head={head} files={files} way={chosen ? byInvitation(chosen) : undefined} form={undefined}>
      <p>{t('handin.of_named', { unit: head.unit.label, files: files.length })}</p>
      {open.error && <Trouble error={open.error} />}
      <NativeSelect
        label={t('handin.whose')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: '–' },
          ...offered.map(({ id, role, person_id: person }) => ({
            value: id,
            label: `${names.data?.get(person ?? '') ?? `…${id.slice(-6)}`} · ${roleName(t, role)}`,
          })),
        ]}
      />
    </Check>
  );
}

interface CheckProps extends Opened {
  way: Way | undefined;
  /** Where the questionnaire can be opened, if it can. */
  form: string | undefined;
  children: ReactNode;
}

function Check({ head, files, way, form, children }: CheckProps) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (by: Way) => handIn(head, files, by),
    onSuccess: () => client.invalidateQueries({ queryKey: ['response-rates', head.wave.id] }),
  });
  return (
    <Panel title={t('handin.found', { time: format.dateTime(head.saved_at) })}>
      <Stack align="flex-start">
        {children}
        {send.error && <Trouble error={send.error} />}
        {head.state === 'unfinished' && <p>{t('handin.unfinished')}</p>}
        {head.state === 'unfinished' && form && (
          <a href={form} target="_blank" rel="noreferrer">
            {t('handin.open_form')}
          </a>
        )}
        {head.state === 'finished' && !send.data && (
          <Button disabled={!way} loading={send.isPending} onClick={() => way && send.mutate(way)}>
            {t('handin.send')}
          </Button>
        )}
        {send.data && <p role="status">{t('handin.done', { code: send.data.id.slice(-12) })}</p>}
      </Stack>
    </Panel>
  );
}
