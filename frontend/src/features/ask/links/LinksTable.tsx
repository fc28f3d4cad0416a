import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyButton } from '../../../components/CopyButton';
import { DataTable } from '../../../components/DataTable';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { QrCode } from '../../../components/QrCode';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from './Links.module.css';
import { linksQuery, type PublicLink, revokeLink } from './links';

export function LinksTable({ links, waveId }: { links: PublicLink[]; waveId: string }) {
  const { t, format } = useI18n();
  const [shown, setShown] = useState<PublicLink | null>(null);
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
      {shown && <LinkDialog link={shown} waveId={waveId} onClose={() => setShown(null)} />}
    </>
  );
}

function LinkDialog({ link, waveId, onClose }: { link: PublicLink; waveId: string; onClose: () => void }) {
  const url = link.url ?? '';
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeLink(link.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: linksQuery(waveId).queryKey });
      say(t('links.revoked_now'));
      onClose();
    },
  });
  return (
    <Dialog title={link.unit.label} onClose={onClose}>
      <div className={css.shown}>
        <QrCode text={url} label={t('links.qr_of', { unit: link.unit.label })} />
        <a className={css.url} href={url} target="_blank" rel="noreferrer">
          {url}
        </a>
        <Group>
          <CopyButton text={url} />
          {may(me, 'wave:write', project.id) && (
            <Button
              variant="subtle"
              color="red"
              size="sm"
              loading={revoke.isPending}
              onClick={() => revoke.mutate()}
            >
              {t('links.revoke')}
            </Button>
          )}
        </Group>
        <p className={css.hint}>{t('links.revoke_hint')}</p>
        {revoke.error && <Trouble error={revoke.error} />}
      </div>
    </Dialog>
  );
}
