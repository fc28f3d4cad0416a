import { numberText } from '../lib/form-engine/values';
import { Choice, Clear } from './Choices';
import { useForm } from './FormContext';
import { Phrase } from './Phrase';
import type { ControlProps } from './Question';

const MOST_BUTTONS = 21;

/** The values of a range question, counted in whole steps so that 0.1 + 0.2 is 0.3; null if too many. */
export function scaleValues(bounds: (number | null)[]): string[] | null {
  const [start, end, given] = bounds;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const step = Math.abs(given ?? 1) * Math.sign(end - start || 1);
  const count = step === 0 ? Number.POSITIVE_INFINITY : Math.floor((end - start) / step + 1e-9) + 1;
  if (count > MOST_BUTTONS) return null;
  return Array.from({ length: count }, (_, at) => numberText(Number((start + at * step).toPrecision(12))));
}

/** What numbers of the range mean, as the form says it: “0 not at all … 10 very”. */
function Marks({ node }: Pick<ControlProps, 'node'>) {
  const { session } = useForm();
  const marks = session.state.run.options(node)?.filter(({ label }) => label !== '') ?? [];
  if (marks.length === 0) return null;
  return (
    <p className="marks">
      {marks.map(({ value, label, text }) => (
        <span key={value}>
          <b>{value}</b> <Phrase text={label} index={text} />
        </span>
      ))}
    </p>
  );
}

/** A slider has a value before it is touched; buttons show that nothing was chosen yet. */
export function Scale(props: ControlProps) {
  const { node, id, describedBy, invalid } = props;
  const { session } = useForm();
  const bounds = node.definition.raw.range ?? [];
  const values = scaleValues(bounds);
  if (!values) {
    const [start, end, step] = bounds;
    return (
      <>
        <Marks node={node} />
        <input
          type="number"
          min={Math.min(start ?? 0, end ?? 0)}
          max={Math.max(start ?? 0, end ?? 0)}
          step={step ?? 'any'}
          value={node.value}
          aria-labelledby={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => session.answer(node, event.currentTarget.value)}
        />
      </>
    );
  }
  return (
    <>
      <Marks node={node} />
      <div className="choices scale">
        {values.map((value) => (
          <Choice
            {...props}
            key={value}
            type="radio"
            value={value}
            label={value}
            checked={node.value === value}
            choose={() => session.answer(node, value)}
          />
        ))}
      </div>
      {node.value !== '' && <Clear node={node} />}
    </>
  );
}
