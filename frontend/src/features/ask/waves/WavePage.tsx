import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { useLiveRates } from '../../../lib/waves/useLiveRates';
import { waveStates } from '../../../lib/waves/wave-state';
import { AfterSending } from './AfterSending';
import { ComparedWaves } from './ComparedWaves';
import { LiveNote } from './LiveNote';
import { RateSummary } from './RateSummary';
import { RatesTable } from './RatesTable';
import { RolesTable } from './RolesTable';
import { WaveActions } from './WaveActions';
import { WaveDoors } from './WaveDoors';
import css from './WavePage.module.css';
import { waveQuery } from './wave';

export function WavePage() {
  const { t, format } = useI18n();
  const { to, networkId } = useScope();
  const { wave: id = '' } = useParams();
  const wave = useQuery(waveQuery(id));
  const { query: rates, live } = useLiveRates(id, wave.data?.state === 'open');
  if (!wave.data) {
    return wave.error ? (
      <Trouble error={wave.error} retry={() => void wave.refetch()} />
    ) : (
      <Waiting rows={6} />
    );
  }
  const { title, state, starts_on, ends_on, invitation_mode } = wave.data;
  return (
    <Page
      title={title}
      trail={[{ label: t('ask.waves'), to: to('ask') }]}
      lead={
        <span className={css.facts}>
          <StateBadge tone={waveStates[state].tone} label={t(waveStates[state].label)} />
          {format.date(starts_on)} – {format.date(ends_on)}
        </span>
      }
      actions={
        <>
          {state !== 'draft' && (
            <Button
              variant="default"
              component={Link}
              to={to(`ask/waves/${id}/links`)}
              leftSection={<Icon name="qr" />}
            >
              {invitation_mode === 'named' ? t('invited.title') : t('links.title')}
            </Button>
          )}
          <WaveDoors wave={wave.data} />
          <WaveActions wave={wave.data} />
        </>
      }
    >
      <Loaded query={rates} rows={6}>
        {({ rates: table }) => (
          <>
            <RateSummary row={table.total} />
            <Panel
              flush
              title={t('rates.by_district')}
              aside={<LiveNote state={state === 'open' ? live : null} computedAt={table.computed_at} />}
            >
              <RatesTable rates={table} networkId={networkId} />
            </Panel>
            {table.roles.length > 0 && (
              <Panel flush title={t('rates.by_role')}>
                <RolesTable rows={table.roles} />
              </Panel>
            )}
          </>
        )}
      </Loaded>
      <AfterSending wave={wave.data} />
      <ComparedWaves waveId={id} />
    </Page>
  );
}
