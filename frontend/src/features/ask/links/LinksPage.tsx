import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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
import { linksQuery, makeLinks } from './links';
import { PersonalLinks } from './PersonalLinks';
import { PublicLinks } from './PublicLinks';

export function LinksPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  const links = useQuery(linksQuery(id));
  const title = wave.data?.title ?? '';
  const named = wave.data?.invitation_mode === 'named';
  const cards = (
    <Button component={Link} to={to(`ask/waves/${id}/posters`)} leftSection={<Icon name="print" />}>
      {named ? t('invited.cards') : t('links.posters')}
    </Button>
  );
  return (
    <Page
      title={named ? t('invited.title') : t('links.title')}
      lead={named ? t('invited.lead') : t('links.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: title, to: to(`ask/waves/${id}`) },
      ]}
      actions={links.data?.some(({ url }) => url) ? cards : undefined}
    >
      <Loaded query={wave}>
        {(known) => (
          <Loaded query={links}>
            {(all) => {
              if (all.length === 0)
                return <NoLinks waveId={id} named={named} open={known.state === 'open'} />;
              return named ? (
                <PersonalLinks links={all} wave={known} />
              ) : (
                <PublicLinks links={all} waveId={id} />
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function NoLinks({ waveId, named, open }: { waveId: string; named: boolean; open: boolean }) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeLinks(waveId),
    onSuccess: () => client.invalidateQueries({ queryKey: linksQuery(waveId).queryKey }),
  });
  return (
    <Panel flush>
      {make.error && <Trouble error={make.error} />}
      <Empty
        title={named ? t('invited.empty') : t('links.empty')}
        text={named ? t('invited.empty_hint') : t('links.empty_hint')}
        action={
          open &&
          may(me, 'wave:write', project.id) && (
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {t('links.make')}
            </Button>
          )
        }
      />
    </Panel>
  );
}
