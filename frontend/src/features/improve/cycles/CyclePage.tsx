import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ConflictPanel } from '../../../components/ConflictPanel';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { RefusedItem } from '../../../components/RefusedItem';
import { SaveIndicator } from '../../../components/SaveIndicator';
import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { authorOf } from '../../../lib/improve/author';
import { type Cycle, cycleQuery } from '../../../lib/improve/cycles';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import { useScope } from '../../../lib/scope/useScope';
import { CycleTalk } from '../talk/CycleTalk';
import { TalkBeside } from '../talk/TalkBeside';
import { ActPart } from './ActPart';
import css from './Cycle.module.css';
import { CycleMore } from './CycleMore';
import { DoPart } from './DoPart';
import { MoveOn, PartTabs, PlanNext, Reopen } from './MoveOn';
import { PlanPart } from './PlanPart';
import { isOpen, type Part, parts } from './rules';
import { StudyPart } from './StudyPart';
import { useCycleEditor } from './useCycle';
import { scales, wordsFor } from './words';

const views = { plan: PlanPart, do: DoPart, study: StudyPart, act: ActPart };

const historyOf = (id: string) =>
  accepted(pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/history', { params: { path: { cycle_id: id } } }));

export function CyclePage() {
  const { id = '', part } = useParams();
  const { t } = useI18n();
  const { to } = useScope();
  const cycle = useQuery(cycleQuery(id));
  if (cycle.data) return <CycleEditor key={cycle.data.id} cycle={cycle.data} wanted={part} />;
  return (
    <Page title={t('cycle.one')} trail={[{ label: t('cycles.title'), to: to('improve') }]}>
      <Loaded query={cycle}>{() => null}</Loaded>
    </Page>
  );
}

function CycleEditor({ cycle, wanted }: { cycle: Cycle; wanted: string | undefined }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const editor = useCycleEditor(cycle);
  const { shown, state } = editor;
  const standing: Part = shown.stage === 'closed' ? 'act' : shown.stage;
  const part = parts.find((one) => one === wanted) ?? standing;
  const reading = !cycle.may_write;
  const closed = reading || !isOpen(part, shown.stage);
  const View = views[part];
  const place = (one: Part) => to(`improve/cycles/${cycle.id}/${one}`);
  return (
    <Page
      title={shown.title}
      lead={<Belongs cycle={shown} />}
      trail={[{ label: t('cycles.title'), to: to('improve') }]}
    >
      <div className={css.bar}>
        <PartTabs cycle={shown} part={part} to={place} />
        <SaveIndicator state={state} />
      </div>
      {state.kind === 'needs-you' && (
        <>
          <ConflictPanel
            item={state.item}
            words={wordsFor(t, format.date)}
            author={(field) => authorOf(cycle.network_id, () => historyOf(cycle.id), field)}
          />
          <RefusedItem item={state.item} />
        </>
      )}
      {reading && <p className={css.over}>{t('cycle.reading')}</p>}
      <CycleTalk cycle={shown}>
        <div className={css.columns}>
          <section className={css.paper} aria-label={t('cycle.part')}>
            {!reading && closed && <Reopen editor={editor} part={part} />}
            {part === 'plan' && <Title editor={editor} closed={reading} />}
            <View editor={editor} closed={closed} />
            {!reading && <MoveOn editor={editor} part={part} />}
            {!reading && part === 'act' && shown.decision && <PlanNext editor={editor} />}
          </section>
          <CycleMore editor={editor} reading={reading} />
        </div>
      </CycleTalk>
    </Page>
  );
}

function Title({ editor, closed }: { editor: RecordEditor<Cycle>; closed: boolean }) {
  const { t } = useI18n();
  return (
    <TalkBeside pointer="/title" label={t('cycle.title')}>
      <TextInput
        id="field-title"
        mb="md"
        label={t('cycle.title')}
        value={editor.shown.title}
        readOnly={closed}
        onChange={(event) => editor.set('title', event.currentTarget.value)}
        onBlur={editor.leave}
      />
    </TalkBeside>
  );
}

/** Where it belongs, in one line; the idea and the ramp lead on. */
function Belongs({ cycle }: { cycle: Cycle }) {
  const { t } = useI18n();
  const { to } = useScope();
  const words = [cycle.network, cycle.school, cycle.team, t(scales[cycle.scale])].filter(Boolean).join(' · ');
  return (
    <>
      {words}
      {cycle.idea_id && (
        <>
          {' · '}
          <Link to={to(`improve/ideas/${cycle.idea_id}`)}>{cycle.idea ?? t('cycle.idea')}</Link>
        </>
      )}
      {cycle.position > 1 && ` · ${t('cycle.position', { n: cycle.position })}`}
    </>
  );
}
