import { Button } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../../components/CopyButton';
import { DataTable } from '../../../components/DataTable';
import { Icon } from '../../../components/icons';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { LinkDialog } from './LinkDialog';
import css from './Links.module.css';
import type { WaveLink } from './links';

export function LinksTable({ links, waveId }: { links: WaveLink[]; waveId: string }) {
  const { t, format } = useI18n();
  const [shown, setShown] = useState<WaveLink | null>(null);
  return (
    <>
      <DataTable
        caption={t('links.title')}
        rows={links}
        rowKey={(link) => link.id}
        columns={[
          { key: 'unit', label: t('links.unit'), heading: true, cell: (link) => link.unit.label },
          { key: 'district', label: t('rates.district'), cell: (link) => link.district?.label ?? '–' },
          {
            key: 'answers',
            label: t('links.answers'),
            end: true,
            cell: (link) =>
              t('links.answers_of', {
                answers: format.integer(link.answers),
                invited: format.integer(link.invited),
              }),
          },
          {
            key: 'state',
            label: t('app.state'),
            cell: (link) => (
              <StateBadge
                tone={link.state === 'active' ? 'good' : 'quiet'}
                label={link.state === 'active' ? t('links.active') : t('links.revoked')}
              />
            ),
          },
          {
            key: 'link',
            label: t('links.link'),
            cell: (link) =>
              link.url && (
                <span className={css.buttons}>
                  <CopyButton text={link.url} about={link.unit.label} />
                  <Button
                    variant="default"
                    size="sm"
                    leftSection={<Icon name="qr" size={16} />}
                    aria-label={t('links.show_of', { unit: link.unit.label })}
                    onClick={() => setShown(link)}
                  >
                    {t('links.show')}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {shown && (
        <LinkDialog link={shown} title={shown.unit.label} waveId={waveId} onClose={() => setShown(null)} />
      )}
    </>
  );
}
