import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { QrCode } from '../../../components/QrCode';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import type { Wave } from '../../../lib/waves/waves';
import { waveQuery } from '../waves/wave';
import css from './Links.module.css';
import { linksQuery, type WaveLink } from './links';
import { PersonalCards } from './PersonalCards';

/** One card a link, two to an A4 page: cut, hang up or hand over, scan. */
export function PostersPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to, networkId } = useScope();
  const wave = useQuery(waveQuery(id));
  const links = useQuery(linksQuery(id));
  const [waiting, setWaiting] = useState(false);
  const named = wave.data?.invitation_mode === 'named';
  const here = (all: WaveLink[]) => all.filter(({ network }) => !networkId || network.id === networkId);
  return (
    <Page
      title={named ? t('cards.title') : t('posters.title')}
      lead={named ? t('cards.lead') : t('posters.lead')}
      trail={[
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
        { label: named ? t('invited.title') : t('links.title'), to: to(`ask/waves/${id}/links`) },
      ]}
      actions={
        <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
          {t('posters.print')}
        </Button>
      }
    >
      {named && (
        <Checkbox
          className={css.onScreen}
          label={t('cards.waiting')}
          checked={waiting}
          onChange={(event) => setWaiting(event.currentTarget.checked)}
        />
      )}
      <Loaded query={wave}>
        {(known) => (
          <Loaded query={links}>
            {(all) =>
              named ? (
                <PersonalCards links={here(all)} wave={known} waiting={waiting} />
              ) : (
                <Posters links={here(all)} wave={known} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Posters({ links, wave }: { links: WaveLink[]; wave: Wave }) {
  const { t, format } = useI18n();
  return (
    <ul className={css.posters}>
      {links
        .flatMap((link) => (link.url ? [{ ...link, url: link.url }] : []))
        .map((link) => (
          <li key={link.id} className={css.poster}>
            <QrCode text={link.url} label={t('links.qr_of', { unit: link.unit.label })} />
            <div>
              <h2>{link.unit.label}</h2>
              <p>{link.district?.label}</p>
              <p className={css.wave}>{wave.title}</p>
              <p>{t('posters.how')}</p>
              <p>{t('posters.until', { date: format.date(wave.ends_on) })}</p>
              <p className={css.url}>{link.url}</p>
            </div>
          </li>
        ))}
    </ul>
  );
}
