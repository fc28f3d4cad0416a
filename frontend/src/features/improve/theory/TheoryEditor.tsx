import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ConflictPanel } from '../../../components/ConflictPanel';
import { Panel } from '../../../components/Panel';
import { RefusedItem, refusalOf } from '../../../components/RefusedItem';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { authorOf } from '../../../lib/improve/author';
import type { Aim } from '../../../lib/improve/belonging';
import type { Item } from '../../../lib/offline/item';
import { useOnline } from '../../../lib/offline/useOnline';
import type { SaveState } from '../../../lib/offline/useRecordEditor';
import { useMe } from '../../../lib/session/me';
import { FieldTalk } from '../talk/FieldTalk';
import { AimPanel } from './AimPanel';
import { CausesPanel } from './CausesPanel';
import { kinds } from './ChangeLine';
import { DriversPanel } from './DriversPanel';
import { Faults } from './Faults';
import { GrowingField } from './GrowingField';
import { type HungMeasure, hangingOn, type Idea } from './hanging';
import { MergePanel } from './MergePanel';
import { type Content, contentOf, emptyContent } from './model';
import { SaveBar } from './SaveBar';
import css from './Theory.module.css';
import type { Change, Theory } from './theories';
import { type Editing, useDraft } from './useDraft';
import { useKeepVersion, wordsFor } from './useTheory';
import { useTree } from './useTree';

export interface Surroundings {
  aims: Aim[];
  ideas: Idea[];
  measures: HungMeasure[];
}

interface TheoryEditorProps {
  /** With what was kept on this device; null while the network has none: the first version is made by saving. */
  theory: Theory | null;
  /** What was kept of it and waits. */
  items?: Item[];
  state?: SaveState;
  /** Names the draft on this device. */
  draftName: string;
  name: string;
  mayWrite: boolean;
  around: Surroundings;
  create?: (content: Content, note: string) => Promise<unknown>;
  /** What stands above the theory, given the draft. */
  above?: (draft: Editing, aimOf: (id: string | null) => string) => ReactNode;
  changes?: Change[];
}

export function TheoryEditor(props: TheoryEditorProps) {
  const { theory, mayWrite, around } = props;
  const { t } = useI18n();
  const me = useMe();
  const say = useSay();
  const [told, announce] = useState('');
  const stored = theory ? contentOf(theory) : emptyContent;
  const draft = useDraft(me.id, props.draftName, stored, theory?.version ?? 0);
  const save = useSaving(props, draft);
  const online = useOnline();
  useUndoKeys(draft);
  const { content } = draft;
  const causes = useTree({ part: 'causes', content, edit: draft.edit, mayWrite, announce });
  const drivers = useTree({ part: 'drivers', content, edit: draft.edit, mayWrite, announce });
  const aim = around.aims.find((one) => one.id === content.aim_id);
  const aimOf = (id: string | null) => around.aims.find((one) => one.id === id)?.statement ?? '';
  const { changes } = props;
  const marks = useMemo(
    () =>
      marksOf(changes ?? [], (kind) => {
        const { tone, label } = kinds[kind];
        return <StateBadge key={kind} tone={tone} label={t(label)} />;
      }),
    [changes, t],
  );
  const school = theory?.school_id ?? null;
  const hanging = useMemo(
    () => hangingOn(content.drivers, around.ideas, around.measures, school),
    [content.drivers, around.ideas, around.measures, school],
  );
  const discard = () => {
    const { content: mine, from, origin, base } = draft;
    draft.become(stored, theory?.version ?? 0, stored);
    say(t('theory.discarded'), { label: t('app.undo'), act: () => draft.become(mine, from, origin, base) });
  };
  return (
    <div className={css.editor}>
      <VisuallyHidden aria-live="polite">{told}</VisuallyHidden>
      {theory && props.items && <Unsettled theory={theory} items={props.items} aimOf={aimOf} />}
      {theory && draft.behind && online && (
        <MergePanel
          title={draft.from === 0 ? t('theory.first_newer') : t('theory.newer')}
          lead={
            draft.from === 0
              ? t('theory.first_newer_lead')
              : t('theory.newer_lead', { from: draft.from, to: theory.version })
          }
          theory={theory.id}
          from={draft.from}
          version={theory.version}
          content={content}
          aimOf={aimOf}
          onTaken={(merged, version) => {
            // What that version says comes with the next look at it.
            draft.become(merged, version, undefined, draft.base);
            say(t('theory.merged'));
          }}
        />
      )}
      {props.above?.(draft, aimOf)}
      <Panel title={t('theory.problem')} aside={<FieldTalk pointer="/problem" label={t('theory.problem')} />}>
        {mayWrite ? (
          <GrowingField
            label={t('theory.problem')}
            lines
            value={content.problem}
            maxLength={4000}
            placeholder={t('theory.problem_hint')}
            onChange={(problem) => draft.edit({ ...content, problem }, 'problem')}
          />
        ) : (
          <p className={css.problem}>{content.problem}</p>
        )}
      </Panel>
      <CausesPanel hand={causes} problem={content.problem} marks={marks} />
      <AimPanel
        aims={around.aims}
        chosen={content.aim_id}
        mayWrite={mayWrite}
        onChoose={(aim_id) => draft.edit({ ...content, aim_id })}
      />
      <DriversPanel hand={drivers} aim={aim} name={props.name} hanging={hanging} marks={marks} />
      {mayWrite && (
        <SaveBar
          draft={draft}
          state={props.state ?? { kind: 'idle' }}
          onSave={(note) => void save(note)}
          onDiscard={discard}
        />
      )}
    </div>
  );
}

/** Keeps the draft as a version: on this device first, and from there sent. */
function useSaving({ theory, create }: TheoryEditorProps, draft: Editing) {
  const { t } = useI18n();
  const say = useSay();
  const keep = useKeepVersion();
  return async (note: string) => {
    if (!theory) return create?.(draft.content, note);
    try {
      const kept = await keep(theory, draft, note);
      draft.kept(kept, draft.from);
      say(t('theory.kept'));
    } catch {
      say(t('save.failed')); // no room on this device: the draft stays
    }
  };
}

const readHistory = (theory_id: string) =>
  accepted(pdsa.GET('/api/pdsa/v1/theories/{theory_id}/history', { params: { path: { theory_id } } }));

interface UnsettledProps {
  theory: Theory;
  items: Item[];
  aimOf: (id: string | null) => string;
}

/** What only the person can settle: the same place changed by two, or a rule that is not met. */
function Unsettled({ theory, items, aimOf }: UnsettledProps) {
  const item = items.find(({ trouble }) => trouble);
  if (!item) return null;
  const content = contentOf(theory);
  const refused = refusalOf(item);
  return (
    <>
      <ConflictPanel
        item={item}
        words={wordsFor(content, aimOf)}
        author={(field) => authorOf(theory.network_id, () => readHistory(theory.id), field)}
      />
      <RefusedItem
        item={item}
        {...(refused?.code === 'theory.invalid' && {
          faults: <Faults content={content} errors={refused.errors} />,
        })}
      />
    </>
  );
}

/** id of a node → the marks of what happened to it. */
function marksOf(changes: Change[], mark: (kind: Change['kind']) => ReactNode) {
  const found = new Map<string, ReactNode[]>();
  for (const { node_id, kind } of changes) {
    if (node_id && kind !== 'removed') found.set(node_id, [...(found.get(node_id) ?? []), mark(kind)]);
  }
  return (id: string) => {
    const those = found.get(id);
    return those ? <span className={css.marks}>{those}</span> : null;
  };
}

/** Undo and redo by keyboard, wherever the focus is: the browser's own undo knows one field only. */
function useUndoKeys({ undo, redo }: Editing) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      const back = key === 'z' && !event.shiftKey;
      const forth = key === 'y' || (key === 'z' && event.shiftKey);
      if (!back && !forth) return;
      event.preventDefault();
      (back ? undo : redo)?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [undo, redo]);
}
