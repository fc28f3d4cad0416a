import type { QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Item } from './item';
import type { Fields, Json } from './merge';
import { useDevice, useWaiting, useWaitingOf } from './useWaiting';
import { waiting } from './waiting';

export interface EditorOptions<Shape> {
  /** `cycle:{id}` */
  record: string;
  /** Where changes are sent to by PATCH with If-Match. */
  path: string;
  /** The record as the server gave it last; with its `version`. */
  data: Shape;
  /** In the person's words, for the list of what waits: "Cycle: Think-pair-share". */
  label: string;
  /** Message ids of the fields' names. */
  names: Record<string, string>;
  place?: string;
  /** The query that holds `data`, and the lists to be read anew. */
  query: QueryKey;
  stale?: QueryKey[];
}

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'typing' }
  | { kind: 'device'; at: string }
  | { kind: 'sending' }
  | { kind: 'received'; at: string }
  | { kind: 'needs-you'; item: Item }
  /** This browser keeps nothing: not sent yet, and lost with the page. */
  | { kind: 'passing' }
  /** It could not be kept: no room. */
  | { kind: 'failed' };

export interface RecordEditor<Shape> {
  /** The record with everything that was typed on this device. */
  shown: Shape;
  set: <Name extends keyof Shape & string>(name: Name, value: Shape[Name]) => void;
  /** The person left a field: what was typed may go. */
  leave: () => void;
  state: SaveState;
}

const SOON_MS = 250;

/**
 * Fields of one record that save themselves: what is typed is on this device within a quarter of a second,
 * is sent after a pause, and is there again after a restart of the browser.
 */
export function useRecordEditor<Shape extends { version: number }>(
  options: EditorOptions<Shape>,
): RecordEditor<Shape> {
  const { record, data } = options;
  const items = useWaitingOf(record);
  const [typed, setTyped] = useState<Fields>({});
  const [failed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kept = useMemo(() => overlay(data, items) as unknown as Fields, [data, items]);
  const shown = useMemo(() => ({ ...kept, ...typed }), [kept, typed]);
  const latest = useRef({ options, typed, kept });
  latest.current = { ...latest.current, options, kept };

  const keep = useCallback(async (now = false) => {
    clearTimeout(timer.current);
    const { options: given, typed: changes, kept: before } = latest.current;
    const names = Object.keys(changes);
    if (names.length === 0) return now ? waiting.done(given.record) : undefined;
    const base = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
    const { data: record, ...rest } = given;
    try {
      await waiting.edit({ ...rest, version: record.version, base, changes }, now);
      setFailed(false);
    } catch {
      return setFailed(true); // what was typed stays on the page
    }
    // What was typed meanwhile stays until its own turn. Not from the state: a keystroke that came before the
    // page was drawn anew stands in `latest` alone.
    const since = Object.entries(latest.current.typed);
    latest.current.typed = Object.fromEntries(since.filter(([name, value]) => value !== changes[name]));
    setTyped(latest.current.typed);
  }, []);

  const set = useCallback(
    (name: string, value: Json) => {
      latest.current.typed = { ...latest.current.typed, [name]: value };
      setTyped(latest.current.typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), SOON_MS);
    },
    [keep],
  );

  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') void keep(true);
    };
    const going = () => void keep(true);
    window.addEventListener('pagehide', going);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      void keep(true);
      window.removeEventListener('pagehide', going);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [keep]);

  const state = useSaveState(record, items, Object.keys(typed).length > 0);
  return {
    shown: shown as unknown as Shape,
    set: set as RecordEditor<Shape>['set'],
    leave: useCallback(() => void keep(true), [keep]),
    state: failed ? { kind: 'failed' } : state,
  };
}

/** The record as the server has it, with what waits laid over it in order. */
export function overlay<Shape extends object>(data: Shape, items: Item[]): Shape {
  const shown = { ...data } as Record<string, unknown>;
  for (const { body, base, method } of items) {
    const made = method === 'POST' && !base && body?.id === shown.id;
    for (const [name, value] of Object.entries(body ?? {})) {
      // A step says more than the fields that it changes (a reason): those it changes stand in its base.
      if (name in shown && (method === 'PATCH' || made || (base && name in base))) shown[name] = value;
    }
  }
  return shown as Shape;
}

export function useSaveState(record: string, items: Item[], typing = false): SaveState {
  const { sending, received } = useWaiting();
  const device = useDevice();
  const troubled = items.find(({ trouble }) => trouble);
  if (troubled) return { kind: 'needs-you', item: troubled };
  if (typing) return { kind: 'typing' };
  if (items.some(({ id }) => sending.has(id))) return { kind: 'sending' };
  const last = items.at(-1);
  if (last && device.kind === 'open' && !device.vault.lasting) return { kind: 'passing' };
  if (last) return { kind: 'device', at: last.madeAt };
  const at = received.get(record);
  return at ? { kind: 'received', at } : { kind: 'idle' };
}
