import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { waveStates } from '../../../lib/waves/wave-state';
import { type Wave, wavesQuery } from '../../../lib/waves/waves';
import { AskTabs } from '../AskTabs';

/** Open waves first, then the newest. */
const byImportance = (a: Wave, b: Wave) =>
  Number(b.state === 'open') - Number(a.state === 'open') || b.starts_on.localeCompare(a.starts_on);

export function WavesPage() {
  const { t, format } = useI18n();
  const { project, siteId, to } = useScope();
  const me = useMe();
  const waves = useQuery(wavesQuery(project.id));
  const create = may(me, 'wave:write', project.id) && (
    <Button component={Link} to={to('ask/waves/new')} leftSection={<Icon name="plus" />}>
      {t('waves.new')}
    </Button>
  );
  return (
    <Page title={t('ask.waves')} lead={t('waves.lead')} actions={create}>
      <AskTabs />
      <Panel flush>
        <Loaded query={waves}>
          {(all) => {
            const shown = all.filter((wave) => !siteId || wave.site_id === siteId).sort(byImportance);
            if (shown.length === 0) return <Empty title={t('waves.empty')} text={t('waves.empty_hint')} />;
            return (
              <DataTable
                caption={t('ask.waves')}
                rows={shown}
                rowKey={(wave) => wave.id}
                columns={[
                  {
                    key: 'title',
                    label: t('waves.title'),
                    heading: true,
                    cell: (wave) => <Link to={to(`ask/waves/${wave.id}`)}>{wave.title}</Link>,
                  },
                  {
                    key: 'state',
                    label: t('app.state'),
                    cell: ({ state }) => (
                      <StateBadge tone={waveStates[state].tone} label={t(waveStates[state].label)} />
                    ),
                  },
                  {
                    key: 'dates',
                    label: t('waves.dates'),
                    cell: (wave) => `${format.date(wave.starts_on)} – ${format.date(wave.ends_on)}`,
                  },
                  {
                    key: 'invited',
                    label: t('rates.invited'),
                    end: true,
                    cell: (wave) => format.integer(wave.invited),
                  },
                ]}
              />
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}
