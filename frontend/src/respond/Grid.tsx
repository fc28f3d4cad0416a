import type { Option } from '../lib/form-engine/run';
import { Node, type Repeat } from '../lib/form-engine/tree';
import { Choice } from './Choices';
import { elementId, useForm } from './FormContext';
import { Phrase } from './Phrase';
import { Below, describe, Heading } from './Question';

const MOST_COLUMNS = 7;

/** The questions from the first on that share one list of choices: the rows of a grid. */
export function gridRows(items: (Node | Repeat)[]): Node[] {
  const rows: Node[] = [];
  for (const item of items) {
    const list = item instanceof Node ? item.definition.raw.choices?.list : undefined;
    const kind = item.definition.kind;
    if (!(item instanceof Node) || !list || (kind !== 'one' && kind !== 'many')) break;
    if (rows[0] && rows[0].definition.raw.choices?.list !== list) break;
    rows.push(item);
  }
  return rows;
}

/** Stacked cards on a phone, a grid with the scale on top on a wide screen: one markup, the style decides. */
export function Grid({ rows }: { rows: Node[] }) {
  const { session } = useForm();
  const first = rows[0];
  const options = (first && session.state.run.options(first)) ?? [];
  const wide = options.length <= MOST_COLUMNS ? `columns-${options.length}` : 'never';
  return (
    <div className={`grid ${wide}`}>
      <div className="grid-head" aria-hidden="true">
        <span />
        {options.map(({ value, label, text }) => (
          <span key={value}>
            <Phrase text={label} index={text} />
          </span>
        ))}
      </div>
      {rows.map((node) => (
        <GridRow key={node.definition.name} node={node} options={options} />
      ))}
    </div>
  );
}

function GridRow({ node, options }: { node: Node; options: Option[] }) {
  const { session, shown } = useForm();
  const { run } = session.state;
  const id = elementId(run.path(node));
  const problem = shown(node);
  const several = node.definition.kind === 'many';
  const values = node.value.split(' ');
  const choose = (value: string, checked: boolean) => {
    const kept = options
      .map((option) => option.value)
      .filter((option) => (option === value ? checked : values.includes(option)));
    session.answer(node, several ? kept.join(' ') : value);
  };
  const describedBy = describe(id, problem, run.phrase(node.definition.raw.hint, node));
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers don't lay a fieldset's legend out as a cell of a grid
    <div
      className={problem ? 'question wrong' : 'question'}
      id={id}
      tabIndex={-1}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      <p className="label" id={`${id}-label`}>
        <Heading node={node} />
      </p>
      <Below node={node} id={id} problem={problem} />
      <div className="choices">
        {options.map(({ value, label, text }) => (
          <Choice
            key={value}
            text={text}
            node={node}
            id={id}
            describedBy={describedBy}
            invalid={problem !== null}
            type={several ? 'checkbox' : 'radio'}
            value={value}
            label={label}
            checked={values.includes(value)}
            choose={(checked) => choose(value, checked)}
          />
        ))}
      </div>
    </div>
  );
}
