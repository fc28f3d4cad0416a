import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Desk } from './BuildContext';
import { add, duplicate, move, type Place, remove, type Step, step } from './edits';
import { type Container, holds, type Kind } from './kinds';
import { anyText } from './languages';
import { addNameGenerator, type NameGenerator } from './name-generator';
import { everyItem, findItem, type Item, numbersOf, outline, siblings } from './outline';
import type { Book } from './sheets';

const topOf = (item: Item): Item => (item.parent ? topOf(item.parent) : item);

/** What can be done with the outline; buttons, keys and the mouse work through the same hand. */
export function useTree(desk: Desk) {
  const { t, language } = useI18n();
  const say = useSay();
  const { book, items, languages, edit, select, announce, fresh } = desk;
  const name = (id: string) => {
    const item = findItem(items, id);
    return item ? anyText(book, 'survey', item.row, languages) || item.name || t('build.blank') : '';
  };
  const told = (next: Book | null, id: string) => {
    if (!next) {
      announce(t('build.can_not_move'));
      return;
    }
    edit(() => next);
    announce(t('build.stands', { text: name(id), number: numbersOf(outline(next)).get(id) ?? '' }));
  };
  return {
    name,
    addNames: (wish: NameGenerator, after: string | null) => {
      // Outside every section: a name generator in a section that repeats would ask for other people each time.
      const item = findItem(items, after);
      const place: Place = item ? { after: topOf(item).id } : 'end';
      const [next, id] = addNameGenerator(book, wish, place, languages, language);
      edit(() => next);
      select(id);
    },
    add: (kind: Kind | Container, after: string | null) => {
      const item = findItem(items, after);
      const place: Place = !item ? 'end' : holds(item.kind) ? { into: item.id } : { after: item.id };
      // One more row of a grid asks with the grid's own choices.
      const grid = item?.kind === 'matrix' ? item : item?.parent?.kind === 'matrix' ? item.parent : null;
      const list = kind === 'select_one' ? grid?.items.find((one) => one.list)?.list : undefined;
      const [next, id] = add(book, list ? { kind, list } : { kind }, place);
      const made = findItem(outline(next), id);
      for (const one of made ? [made, ...everyItem(made.items)] : []) fresh.add(one.id);
      edit(() => next);
      select(id);
    },
    duplicate: (id: string) => {
      const [next, copy] = duplicate(book, id);
      const made = findItem(outline(next), copy);
      for (const one of made ? [made, ...everyItem(made.items)] : []) fresh.add(one.id);
      edit(() => next);
      select(copy);
    },
    step: (id: string, way: Step) => told(step(book, id, way), id),
    drop: (id: string, place: Place) => told(move(book, id, place), id),
    remove: (id: string) => {
      const item = findItem(items, id);
      if (!item) return;
      const row = siblings(items, item);
      const at = row.indexOf(item);
      const neighbour = row[at + 1] ?? row[at - 1] ?? item.parent;
      const before = { title: desk.title, book };
      edit((now) => remove(now, id));
      select(neighbour?.id ?? null);
      say(t('build.removed', { text: name(id), n: everyItem([item]).length }), {
        label: t('app.undo'),
        act: () => desk.bringBack(before, id),
      });
    },
  };
}

export type Tree = ReturnType<typeof useTree>;
