import { useQueryClient } from '@tanstack/react-query';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { byItem, changedFields } from '../../../lib/offline/changed';
import type { Fields, Json } from '../../../lib/offline/merge';
import { overlay, useSaveState } from '../../../lib/offline/useRecordEditor';
import { useMadeHere, useWaitingOf } from '../../../lib/offline/useWaiting';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import { useMe } from '../../../lib/session/me';
import { type Content, type TreeNode, withoutBlanks } from './model';
import { type Theory, theoryQuery } from './theories';
import type { Editing } from './useDraft';
import { fieldNames } from './words';

const path = '/api/pdsa/v1/theories';
const recordOf = (id: string) => `theory:${id}`;
const staleOf = (id: string) => [['theories'], ['theory', id, 'versions']];

const asFields = (content: Partial<Content>) => content as unknown as Fields;

/** What a version says; blank rows are no part of it. */
export const contentToKeep = (content: Content): Content => ({
  ...content,
  causes: withoutBlanks(content.causes),
  drivers: withoutBlanks(content.drivers),
});

/** A theory with what was kept on this device and is not received yet. */
export function useTheory(theory: Theory) {
  const items = useWaitingOf(recordOf(theory.id));
  return { shown: overlay(theory, items), items, state: useSaveState(recordOf(theory.id), items) };
}

/** Keeping a theory's draft as a version: on this device at once, received when there is a connection. */
export function useKeepVersion() {
  const { t } = useI18n();
  const { to } = useScope();
  return async (
    theory: Theory,
    draft: Pick<Editing, 'content' | 'from' | 'origin' | 'base'>,
    note: string,
  ) => {
    const sent = contentToKeep(draft.content);
    const from: Fields = draft.origin ? asFields(draft.origin) : {};
    const base: Json = theory.base_version;
    const changes = {
      ...changedFields(from, asFields(sent)),
      ...(draft.base !== undefined && { base_version: draft.base }),
    };
    const before = { ...from, base_version: base };
    const items = waiting.snapshot().items.filter(({ record }) => record === recordOf(theory.id));
    for (const some of byItem(changes, items)) {
      await waiting.edit(
        {
          record: recordOf(theory.id),
          path: `${path}/${theory.id}`,
          label: t('theory.waiting', { name: theory.school ?? theory.network ?? '' }),
          names: fieldNames,
          place: to(`improve/theory/${theory.id}`),
          query: theoryQuery(theory.id).queryKey,
          stale: staleOf(theory.id),
          version: draft.from,
          base: Object.fromEntries(Object.keys(some).flatMap((name) => pairIn(before, name))),
          changes: some,
          along: { note },
        },
        true,
      );
    }
    return sent;
  };
}

const pairIn = (fields: Fields, name: string): [string, Json][] =>
  name in fields ? [[name, fields[name] ?? null]] : [];

/** A network's first version. @returns the id under which its page shows it at once */
export function useFirstTheory(network: { id: string; name: string; projectId: string }) {
  const { t } = useI18n();
  const { to } = useScope();
  const me = useMe();
  const client = useQueryClient();
  return async (content: Content, note: string): Promise<string> => {
    const id = newId();
    const sent = contentToKeep(content);
    const theory: Theory = {
      ...sent,
      ...firstVersion(me.id),
      id,
      project_id: network.projectId,
      network_id: network.id,
      network: network.name,
      note,
    };
    client.setQueryData(theoryQuery(id).queryKey, theory);
    await waiting.add({
      record: recordOf(id),
      method: 'POST',
      path,
      body: { ...asFields(sent), id, project_id: network.projectId, network_id: network.id, note },
      label: t('theory.waiting', { name: network.name }),
      names: fieldNames,
      place: to(`improve/theory/${id}`),
      query: theoryQuery(id).queryKey,
      stale: staleOf(id),
    });
    return id;
  };
}

/** Version 0: not received yet. */
const firstVersion = (person: string) => {
  const now = new Date().toISOString();
  return {
    school_id: null,
    school: null,
    base_version: null,
    network_theory_id: null,
    network_version: null,
    may_write: true,
    version: 0,
    created_by: person,
    created_at: now,
    updated_by: person,
    updated_at: now,
  };
};

/** network id → the theory that was begun for it on this device and is not received yet. */
export function useTheoriesMade(): Map<string, string> {
  const made = useMadeHere('theory').filter(({ path: to }) => to === path);
  return new Map(made.map(({ body }) => [String(body?.network_id), String(body?.id)]));
}

/** A value of the choice between two versions, in the reader's words. */
export const wordsFor =
  (shown: Content, aimOf: (id: string | null) => string) =>
  (at: string, value: Json | undefined): string => {
    const [field = '', , part] = at.split('/');
    if (value === null || value === undefined) return '';
    if (field === 'aim_id') return aimOf(String(value));
    if (part === 'parent_id') return nodeText([...shown.causes, ...shown.drivers], String(value));
    if (typeof value === 'object' && !Array.isArray(value)) {
      return [value.text, value.note].filter(Boolean).join('\n');
    }
    return Array.isArray(value) ? String(value.length) : String(value);
  };

const nodeText = (nodes: TreeNode[], id: string) => nodes.find((node) => node.id === id)?.text ?? '';
