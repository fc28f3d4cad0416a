import { VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import { useMe } from '../../../lib/session/me';
import { AimPanel } from './AimPanel';
import { CausesPanel } from './CausesPanel';
import { kinds } from './ChangeLine';
import { DriversPanel } from './DriversPanel';
import { GrowingField } from './GrowingField';
import { type HungMeasure, hangingOn, type Idea } from './hanging';
import { MergePanel } from './MergePanel';
import { type Content, contentOf, emptyContent, withoutBlanks } from './model';
import { SaveBar } from './SaveBar';
import css from './Theory.module.css';
import { type Change, changeTheory, type Theory } from './theories';
import { type Editing, useDraft } from './useDraft';
import { useTree } from './useTree';

export interface Surroundings {
  aims: Aim[];
  ideas: Idea[];
  measures: HungMeasure[];
}

interface TheoryEditorProps {
  /** Null while the network has none: the first version is made by saving. */
  theory: Theory | null;
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
  const behind = theory !== null && draft.differs && draft.from < theory.version;
  const discard = () => {
    const { content: mine, from, base } = draft;
    draft.become(stored, theory?.version ?? 0);
    say(t('theory.discarded'), { label: t('app.undo'), act: () => draft.become(mine, from, base) });
  };
  return (
    <div className={css.editor}>
      <VisuallyHidden aria-live="polite">{told}</VisuallyHidden>
      {behind && (
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
            draft.become(merged, version, draft.base);
            say(t('theory.merged'));
          }}
        />
      )}
      {props.above?.(draft, aimOf)}
      <Panel title={t('theory.problem')}>
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
          saving={save.isPending}
          error={save.error}
          onSave={save.mutate}
          onDiscard={discard}
          onForget={save.reset}
        />
      )}
    </div>
  );
}

const withKept = (content: Content): Content => ({
  ...content,
  causes: withoutBlanks(content.causes),
  drivers: withoutBlanks(content.drivers),
});

/** Keeps the draft as a version. A newer one in the way is read, so that both are shown. */
function useSaving({ theory, create }: TheoryEditorProps, draft: Editing) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) => {
      const sent = withKept(draft.content);
      if (!theory) return create?.(sent, note);
      const made = await changeTheory(theory.id, draft.from, { ...sent, note, base_version: draft.base });
      draft.kept(contentOf(made), made.version);
      client.setQueryData(['theory', theory.id], made);
      return made;
    },
    onSuccess: async () => {
      say(t('theory.kept'));
      await client.invalidateQueries({ queryKey: ['theories'] });
      if (theory) await client.invalidateQueries({ queryKey: ['theory', theory.id, 'versions'] });
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return;
      if (theory && error.status === 412) {
        await client.invalidateQueries({ queryKey: ['theory', theory.id], exact: true });
      }
      if (error.code === 'theory.exists') await client.invalidateQueries({ queryKey: ['theories'] });
    },
  });
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
