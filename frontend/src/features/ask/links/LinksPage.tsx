import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { waveQuery } from '../waves/wave';
import css from './Links.module.css';
import { LinksTable } from './LinksTable';
import { linksQuery, makeLinks, type PublicLink } from './links';

const matches = (link: PublicLink, wanted: string) =>
  `${link.unit.label} ${link.district?.label ?? ''}`
    .toLocaleLowerCase()
    .includes(wanted.trim().toLocaleLowerCase());

export function LinksPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { project, to, networkId } = useScope();
  const me = useMe();
  const wave = useQuery(waveQuery(id));
  const links = useQuery(linksQuery(id));
  const [wanted, setWanted] = useState('');
  const title = wave.data?.title ?? '';
  const posters = (
    <Button component={Link} to={to(`ask/waves/${id}/posters`)} leftSection={<Icon name="print" />}>
      {t('links.posters')}
    </Button>
  );
  return (
    <Page
      title={t('links.title')}
      lead={t('links.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: title, to: to(`ask/waves/${id}`) },
      ]}
      actions={links.data && links.data.length > 0 ? posters : undefined}
    >
      <Panel flush>
        <Loaded query={links}>
          {(all) => {
            if (all.length === 0) {
              return <NoLinks waveId={id} mayMake={may(me, 'wave:write', project.id)} />;
            }
            const shown = all.filter(
              (link) => matches(link, wanted) && (!networkId || link.unit.id === networkId),
            );
            return (
              <>
                <TextInput
                  className={css.filter}
                  label={t('links.filter')}
                  value={wanted}
                  onChange={(event) => setWanted(event.currentTarget.value)}
                />
                {shown.length > 0 ? (
                  <LinksTable links={shown} waveId={id} />
                ) : (
                  <Empty title={t('app.no_match')} />
                )}
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}

function NoLinks({ waveId, mayMake }: { waveId: string; mayMake: boolean }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeLinks(waveId),
    onSuccess: () => client.invalidateQueries({ queryKey: linksQuery(waveId).queryKey }),
  });
  return (
    <>
      {make.error && <Trouble error={make.error} />}
      <Empty
        title={t('links.empty')}
        text={t('links.empty_hint')}
        action={
          mayMake && (
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {t('links.make')}
            </Button>
          )
        }
      />
    </>
  );
}
