/** What a person chose between two versions, and what is sent for it. Pure. */

import type { Item, Trouble } from './item';
import { type Clash, type Fields, type Json, same, settleClash } from './merge';

export interface Choice {
  kind: 'yours' | 'theirs' | 'both';
  value: Json | undefined;
}

type Conflict = Extract<Trouble, { kind: 'conflict' }>;
type Change = Pick<Item, 'body' | 'base' | 'version'>;

/** The clashes with their choices; null while one is open. */
export function choicesOf(clashes: Clash[], choices: Record<string, Choice>) {
  const chosen = clashes.flatMap((clash) => {
    const choice = choices[clash.at];
    return choice ? [{ clash, choice }] : [];
  });
  return chosen.length === clashes.length ? chosen : null;
}

/**
 * The changes to send, in order. A text that is not chosen is written all the same, just before the chosen
 * one: so both stand in the record's history, and neither is lost.
 */
export function resolution(conflict: Conflict, chosen: { clash: Clash; choice: Choice }[]): Change[] {
  const { current, version } = conflict;
  const put = (fields: Fields, { clash }: { clash: Clash }, value: Json | undefined) =>
    settleClash(fields, current, clash, value);
  const wanted = chosen.reduce<Fields>((fields, one) => put(fields, one, one.choice.value), {});
  const mine = chosen
    .filter(({ clash, choice }) => clash.yours !== undefined && !holds(choice.value, clash.yours))
    .reduce<Fields>((fields, one) => put(fields, one, one.clash.yours), {});
  const before = (fields: Fields, from: Fields): Fields =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, from[name] ?? null]));
  const lost = Object.keys(mine).length > 0;
  const first = { body: mine, base: before(mine, current), version };
  const now = { ...current, ...mine };
  const second = { body: wanted, base: before(wanted, now), version: lost ? null : version };
  return [...(lost ? [first] : []), ...(same(before(wanted, now), wanted) ? [] : [second])];
}

/** A text put together of both holds each. */
const holds = (chosen: Json | undefined, yours: Json) =>
  same(chosen, yours) ||
  (typeof chosen === 'string' && typeof yours === 'string' && chosen.includes(yours.trim()));
