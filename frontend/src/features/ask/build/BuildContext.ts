import { createContext, useContext } from 'react';
import type { Draft } from '../instruments/drafts';
import type { Item } from './outline';
import type { Saving } from './useAutosave';
import type { Editing, Work } from './useBook';
import type { Check } from './useCheck';

/** What every part of the desk works with. */
export interface Desk extends Editing {
  draft: Draft;
  items: Item[];
  languages: string[];
  saving: Saving;
  check: Check;
  /** Rows that were made since the page was opened: their names still follow their labels. */
  fresh: Set<string>;
  selected: string | null;
  select: (id: string | null) => void;
  /** Tells those who do not see it. */
  announce: (text: string) => void;
  /** Puts one item back that was taken away from this work; what was done since stays where it can. */
  bringBack: (before: Work, id: string) => void;
  /** Sends what is not sent yet. */
  save: () => Promise<void>;
  /** Nothing more is sent from here: the draft was published. */
  stop: () => Promise<void>;
}

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('the parts of the desk stand inside a BuildPlace');
  return desk;
}
