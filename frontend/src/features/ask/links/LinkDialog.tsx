import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CopyButton } from '../../../components/CopyButton';
import { Dialog } from '../../../components/Dialog';
import { QrCode } from '../../../components/QrCode';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from './Links.module.css';
import { linksQuery, revokeLink, type WaveLink } from './links';

interface Props {
  link: WaveLink;
  /** Whose or what it is for. */
  title: string;
  waveId: string;
  onClose: () => void;
}

export function LinkDialog({ link, title, waveId, onClose }: Props) {
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
    <Dialog title={title} onClose={onClose}>
      <div className={css.shown}>
        <QrCode text={url} label={t('links.qr_of', { unit: title })} />
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
        <p className={css.hint}>{link.person ? t('invited.revoke_hint') : t('links.revoke_hint')}</p>
        {revoke.error && <Trouble error={revoke.error} />}
      </div>
    </Dialog>
  );
}
