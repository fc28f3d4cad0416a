import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Measure, measureQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import { CommentsPanel } from '../talk/CommentsPanel';
import { TalkAbout } from '../talk/RecordTalk';
import { AddObservation } from './AddObservation';
import { CorrectObservation } from './CorrectObservation';
import { Definition } from './Definition';
import { MeasureChart } from './MeasureChart';
import { Multiples } from './Multiples';
import { NotesPanel } from './NotesPanel';
import { ObservationsPanel } from './ObservationsPanel';
import { observesAt } from './observation-item';
import { PhasesPanel } from './PhasesPanel';
import { Switches, useWish } from './Switches';
import { fieldNames } from './words';

export function MeasurePage() {
  const { t } = useI18n();
  const { to } = useScope();
  const { id = '' } = useParams();
  const measure = useQuery(measureQuery(id));
  const [address, setAddress] = useSearchParams();
  const found = measure.data;
  const observes = found?.may_observe;
  const adding = (open: boolean) =>
    setAddress(
      (now) => {
        if (open) now.set('add', '1');
        else now.delete('add');
        return now;
      },
      { replace: true },
    );
  const actions = found && (found.may_write || observes) && (
    <>
      {observes && (
        <Button leftSection={<Icon name="plus" />} onClick={() => adding(true)}>
          {t('measure.add_value')}
        </Button>
      )}
      {found.may_write && found.source.kind === 'typed' && (
        <Button component={Link} variant="default" to={to(`improve/measures/${id}/import`)}>
          {t('measure.import')}
        </Button>
      )}
      {found.may_write && (
        <Button component={Link} variant="default" to={to(`improve/measures/${id}/edit`)}>
          {t('measure.edit')}
        </Button>
      )}
    </>
  );
  return (
    <Page
      title={found?.name ?? t('measures.title')}
      lead={found && [found.school ?? found.network, found.definition].filter(Boolean).join(' · ')}
      trail={[{ label: t('measures.title'), to: to('improve/measures') }]}
      actions={actions}
    >
      <Loaded query={measure}>{(one) => <Content measure={one} />}</Loaded>
      {found && observes && address.get('add') === '1' && (
        <Dialog title={t('measure.add_value')} onClose={() => adding(false)}>
          <AddObservation measure={found} done={() => adding(false)} />
        </Dialog>
      )}
    </Page>
  );
}

function Content({ measure }: { measure: Measure }) {
  const { t } = useI18n();
  const [wish, choose] = useWish();
  const [correcting, setCorrecting] = useState<string>();
  const corrects = measure.may_observe && observesAt(measure, wish.schoolId);
  return (
    <>
      <Panel>
        <Switches measure={measure} wish={wish} choose={choose} />
        <MeasureChart
          measureId={measure.id}
          {...wish}
          {...(corrects && {
            actions: (point) => (
              <Button variant="subtle" size="compact-md" onClick={() => setCorrecting(point.key)}>
                {t('measure.correct')}
              </Button>
            ),
          })}
        />
      </Panel>
      {!measure.school_id && <Multiples measure={measure} wish={wish} choose={choose} />}
      <ObservationsPanel
        measure={measure}
        wish={wish}
        correct={measure.may_observe ? setCorrecting : undefined}
      />
      <PhasesPanel measure={measure} schoolId={wish.schoolId} />
      <NotesPanel measure={measure} schoolId={wish.schoolId} />
      <TalkAbout kind="measure" record={measure} title={measure.name} names={fieldNames}>
        <Definition measure={measure} />
        <CommentsPanel />
      </TalkAbout>
      {correcting && (
        <Dialog title={t('measure.correct_title')} onClose={() => setCorrecting(undefined)}>
          <CorrectObservation measure={measure} id={correcting} done={() => setCorrecting(undefined)} />
        </Dialog>
      )}
    </>
  );
}
