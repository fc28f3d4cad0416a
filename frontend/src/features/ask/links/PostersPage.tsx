import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { QrCode } from '../../../components/QrCode';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { waveQuery } from '../waves/wave';
import css from './Links.module.css';
import { linksQuery } from './links';

/** One card a link, two to an A4 page: cut, hang up, scan. */
export function PostersPage() {
  const { t, format } = useI18n();
  const { wave: id = '' } = useParams();
  const { to, networkId } = useScope();
  const wave = useQuery(waveQuery(id));
  const links = useQuery(linksQuery(id));
  return (
    <Page
      title={t('posters.title')}
      lead={t('posters.lead')}
      trail={[
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
        { label: t('links.title'), to: to(`ask/waves/${id}/links`) },
      ]}
      actions={
        <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
          {t('posters.print')}
        </Button>
      }
    >
      <Loaded query={links}>
        {(all) => (
          <ul className={css.posters}>
            {all
              .flatMap((link) =>
                link.url && (!networkId || link.unit.id === networkId) ? [{ ...link, url: link.url }] : [],
              )
              .map((link) => (
                <li key={link.id} className={css.poster}>
                  <QrCode text={link.url} label={t('links.qr_of', { unit: link.unit.label })} />
                  <div>
                    <h2>{link.unit.label}</h2>
                    <p>{link.district?.label}</p>
                    <p className={css.wave}>{wave.data?.title}</p>
                    <p>{t('posters.how')}</p>
                    {wave.data && <p>{t('posters.until', { date: format.date(wave.data.ends_on) })}</p>}
                    <p className={css.url}>{link.url}</p>
                  </div>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
