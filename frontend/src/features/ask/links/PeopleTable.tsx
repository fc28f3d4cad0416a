import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyButton } from '../../../components/CopyButton';
import { DataTable } from '../../../components/DataTable';
import { Icon } from '../../../components/icons';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { roleName } from '../../../lib/session/roles';
import { LinkDialog } from './LinkDialog';
import css from './Links.module.css';
import { linksQuery, makeLinks } from './links';
import type { Invited } from './people';

interface Props {
  network: string;
  people: Invited[];
  wave: { id: string; state: string };
}

export function PeopleTable({ network, people, wave }: Props) {
  const { t, format } = useI18n();
  const [shown, setShown] = useState<Invited | null>(null);
  const called = (one: Invited) => one.name || t('invited.nameless', { role: roleName(t, one.role) });
  return (
    <>
      <DataTable
        caption={t('invited.of', { network })}
        rows={people}
        rowKey={(one) => one.invitation}
        columns={[
          { key: 'name', label: t('invited.name'), heading: true, cell: called },
          { key: 'role', label: t('rates.role'), cell: (one) => roleName(t, one.role) },
          {
            key: 'school',
            label: t('invited.school'),
            cell: (one) => one.school || '–',
            blank: (one) => !one.school,
          },
          {
            key: 'answered',
            label: t('invited.answer'),
            cell: (one) => (
              <StateBadge
                tone={one.answeredAt ? 'good' : 'quiet'}
                label={
                  one.answeredAt
                    ? t('invited.answered_on', { date: format.date(one.answeredAt) })
                    : t('invited.not_yet')
                }
              />
            ),
          },
          {
            key: 'link',
            label: t('links.link'),
            cell: (one) => <LinkCell one={one} name={called(one)} wave={wave} onShow={() => setShown(one)} />,
          },
        ]}
      />
      {shown && (
        <LinkDialog link={shown.link} title={called(shown)} waveId={wave.id} onClose={() => setShown(null)} />
      )}
    </>
  );
}

interface CellProps {
  one: Invited;
  name: string;
  wave: { id: string; state: string };
  onShow: () => void;
}

function LinkCell({ one, name, wave, onShow }: CellProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  if (!one.active) {
    const mayMake = wave.state === 'open' && may(me, 'wave:write', project.id);
    return mayMake ? <MakeAgain one={one} name={name} waveId={wave.id} /> : t('links.revoked');
  }
  if (!one.url) return <span className={css.quiet}>{t('invited.hidden')}</span>;
  return (
    <span className={css.buttons}>
      <CopyButton text={one.url} about={name} />
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="qr" size={16} />}
        aria-label={t('links.show_of', { unit: name })}
        onClick={onShow}
      >
        {t('links.show')}
      </Button>
    </span>
  );
}

function MakeAgain({ one, name, waveId }: { one: Invited; name: string; waveId: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeLinks(waveId, one.invitation),
    onSuccess: () => client.invalidateQueries({ queryKey: linksQuery(waveId).queryKey }),
  });
  return (
    <span className={css.buttons}>
      <StateBadge tone="quiet" label={t('links.revoked')} />
      <Button
        variant="default"
        size="sm"
        loading={make.isPending}
        aria-label={t('invited.again_of', { name })}
        onClick={() => make.mutate()}
      >
        {t('invited.again')}
      </Button>
      {make.error && <Trouble error={make.error} />}
    </span>
  );
}
