import { Button } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { AddDialog } from './AddDialog';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import type { Place, Step } from './edits';
import { holds } from './kinds';
import { type Item, numbersOf } from './outline';
import { isError, problemsAt } from './problems';
import { RowTools } from './RowTools';
import { type Tree, useTree } from './useTree';
import { kindName } from './words';

const keys: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** The questionnaire from above: questions and groups, to choose, move, copy and take away. */
export function Outline() {
  const { t } = useI18n();
  const desk = useDesk();
  const tree = useTree(desk);
  const { items, selected, select } = desk;
  const [adding, setAdding] = useState(false);
  const numbers = numbersOf(items);
  const drag = useDragging(tree);
  return (
    <Panel title={t('build.outline')}>
      <button
        type="button"
        className={css.about}
        aria-current={selected === null}
        onClick={() => select(null)}
      >
        {t('build.about')}
      </button>
      {items.length === 0 && <p className={css.soft}>{t('build.no_questions')}</p>}
      <Rows items={items} numbers={numbers} tree={tree} drag={drag} />
      <div className={css.addLine}>
        <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
          {t('build.add')}
        </Button>
      </div>
      {items.length > 0 && <p className={css.keys}>{t('build.keys')}</p>}
      {adding && (
        <AddDialog
          onClose={() => setAdding(false)}
          onTake={(kind) => {
            setAdding(false);
            tree.add(kind, selected);
          }}
        />
      )}
    </Panel>
  );
}

interface RowsProps {
  items: Item[];
  numbers: Map<string, string>;
  tree: Tree;
  drag: Dragging;
}

function Rows({ items, numbers, tree, drag }: RowsProps) {
  return (
    <ol className={css.rows}>
      {items.map((item) => (
        <li key={item.id}>
          <OneRow item={item} number={numbers.get(item.id) ?? ''} tree={tree} drag={drag} />
          {item.items.length > 0 && <Rows items={item.items} numbers={numbers} tree={tree} drag={drag} />}
        </li>
      ))}
    </ol>
  );
}

interface OneRowProps {
  item: Item;
  number: string;
  tree: Tree;
  drag: Dragging;
}

function OneRow({ item, number, tree, drag }: OneRowProps) {
  const { t } = useI18n();
  const { selected, select, check } = useDesk();
  const current = selected === item.id;
  const problems = problemsAt(check.checked?.problems ?? [], item.id);
  const press = (event: KeyboardEvent) => {
    const way = event.altKey ? keys[event.key] : undefined;
    if (way) tree.step(item.id, way);
    else if (event.key === 'Delete') tree.remove(item.id);
    else return;
    event.preventDefault();
  };
  const zone = drag.over?.id === item.id ? drag.over.zone : undefined;
  return (
    <div className={css.row} data-item={item.id} data-group={holds(item.kind)} data-zone={zone}>
      <div className={css.rowLine}>
        <span className={css.grip} aria-hidden="true" {...drag.grip(item.id)}>
          <Icon name="grip" size={18} />
        </span>
        <button
          type="button"
          className={css.rowButton}
          aria-current={current}
          onClick={() => select(item.id)}
          onKeyDown={press}
        >
          <span className={css.rowNumber}>{number}</span>
          <span className={css.rowText}>
            {tree.name(item.id)}
            <small>{kindName(t, item.kind)}</small>
          </span>
          {problems.length > 0 && (
            <span className={css.rowProblem} data-error={problems.some(isError)}>
              <Icon name="alert" size={18} />
              <span className={css.hidden}>{t('build.problems', { n: problems.length })}</span>
            </span>
          )}
        </button>
      </div>
      {current && <RowTools item={item} tree={tree} />}
    </div>
  );
}

type Zone = 'before' | 'into' | 'after';
interface Dragging {
  over: { id: string; zone: Zone } | null;
  grip: (id: string) => object;
}

/** Which row lies under the pointer, and in which part of it. */
function under(x: number, y: number): Dragging['over'] {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-item]');
  const id = row?.dataset.item;
  if (!row || !id) return null;
  const { top, height } = row.getBoundingClientRect();
  const part = (y - top) / height;
  if (row.dataset.group === 'true' && part > 0.3 && part < 0.7) return { id, zone: 'into' };
  return { id, zone: part < 0.5 ? 'before' : 'after' };
}

/** Moves a row by its grip; the same move that the buttons and the keys make. */
function useDragging(tree: Tree): Dragging {
  const [drag, setDrag] = useState<{ id: string; over: Dragging['over'] } | null>(null);
  const land = () => {
    const over = drag?.over;
    if (drag && over && over.id !== drag.id) {
      const place: Place =
        over.zone === 'into'
          ? { into: over.id }
          : over.zone === 'before'
            ? { before: over.id }
            : { after: over.id };
      tree.drop(drag.id, place);
    }
    setDrag(null);
  };
  return {
    over: drag?.over ?? null,
    grip: (id: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ id, over: null });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag) setDrag({ id: drag.id, over: under(event.clientX, event.clientY) });
      },
      onPointerUp: land,
      onPointerCancel: () => setDrag(null),
    }),
  };
}
