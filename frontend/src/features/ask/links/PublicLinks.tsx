import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from './Links.module.css';
import { LinksTable } from './LinksTable';
import type { WaveLink } from './links';

const matches = (link: WaveLink, wanted: string) =>
  `${link.unit.label} ${link.district?.label ?? ''}`
    .toLocaleLowerCase()
    .includes(wanted.trim().toLocaleLowerCase());

export function PublicLinks({ links, waveId }: { links: WaveLink[]; waveId: string }) {
  const { t } = useI18n();
  const { networkId } = useScope();
  const [wanted, setWanted] = useState('');
  const shown = links.filter((link) => matches(link, wanted) && (!networkId || link.unit.id === networkId));
  return (
    <Panel flush>
      <TextInput
        className={css.filter}
        label={t('links.filter')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {shown.length > 0 ? <LinksTable links={shown} waveId={waveId} /> : <Empty title={t('app.no_match')} />}
    </Panel>
  );
}
