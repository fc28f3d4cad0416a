import { type Node, Repeat } from '../lib/form-engine/tree';
import { elementId, useForm } from './FormContext';
import { Grid, gridRows } from './Grid';
import { Later, lineOf } from './Later';
import { Phrase } from './Phrase';
import { Question } from './Question';
import { isVisible, keyOf } from './screens';
import { say } from './strings';

/** Questions, groups and repeats one under the other; neighbours that share a scale become one grid. */
export function Items({ items, grid }: { items: (Node | Repeat)[]; grid: boolean }) {
  const seen = items.filter(isVisible);
  const out = [];
  for (let at = 0; at < seen.length; at += 1) {
    const item = seen[at];
    if (!item) continue;
    const rows = grid ? gridRows(seen.slice(at)) : [];
    if (rows.length > 1) {
      out.push(<Grid key={keyOf(item)} rows={rows} />);
      at += rows.length - 1;
    } else out.push(<Item key={keyOf(item)} item={item} />);
  }
  return <>{out}</>;
}

function Item({ item }: { item: Node | Repeat }) {
  if (item instanceof Repeat) {
    const question = lineOf(item);
    return question ? <Later repeat={item} question={question} /> : <Rows repeat={item} />;
  }
  return item.definition.kids.length > 0 ? <Group group={item} /> : <Question node={item} />;
}

export const isGrid = (group: Node | undefined) => {
  const words = group?.definition.raw.appearance ?? [];
  return (
    words.includes('table-list') ||
    [...(group?.kids.values() ?? [])].some((kid) => kid.definition.raw.appearance?.includes('list-nolabel'))
  );
};

function Group({ group }: { group: Node }) {
  const { session } = useForm();
  const label = session.state.run.phrase(group.definition.raw.label, group);
  return (
    <section className="group">
      {label && (
        <h3>
          <Phrase text={label} index={group.definition.raw.label} />
        </h3>
      )}
      <Items items={[...group.kids.values()]} grid={isGrid(group)} />
    </section>
  );
}

const identities = new WeakMap<Node, number>();
let made = 0;

/** A row keeps its fields when one above it is removed, so its key is its own, not its place. */
function identityOf(row: Node): number {
  const known = identities.get(row) ?? ++made;
  identities.set(row, known);
  return known;
}

function Rows({ repeat }: { repeat: Repeat }) {
  const { session, words } = useForm();
  const { raw, count } = repeat.definition;
  const rows = repeat.active();
  const open = count === undefined && !raw.fixed && repeat.anchor.live;
  const name = (row: Node) => {
    const label = session.state.run.phrase(raw.label, row) || repeat.definition.name;
    return rows.length > 1 || open ? `${label} ${row.position}` : label;
  };
  const add = () => {
    const row = session.addRow(repeat);
    // The new row is drawn by then; the person goes on where it begins.
    if (row)
      requestAnimationFrame(() => document.getElementById(elementId(session.state.run.path(row)))?.focus());
  };
  return (
    <div className="rows">
      {rows.map((row) => (
        <section
          className="row"
          key={identityOf(row)}
          id={elementId(session.state.run.path(row))}
          tabIndex={-1}
          aria-label={name(row)}
        >
          <h3>
            <Phrase text={name(row)} index={raw.label} />
          </h3>
          <Items items={[...row.kids.values()]} grid={isGrid(row)} />
          {open && (
            <button type="button" className="quiet" onClick={() => session.removeRow(row)}>
              {say(words.removeRow, { item: name(row) })}
            </button>
          )}
        </section>
      ))}
      {open && (
        <button type="button" onClick={add}>
          + {words.addRow}
        </button>
      )}
    </div>
  );
}
