import type { Option } from '../lib/form-engine/run';
import type { Node } from '../lib/form-engine/tree';
import { useForm } from './FormContext';
import { Phrase } from './Phrase';
import { type ControlProps, isMinimal } from './Question';

const listOf = (node: Node) => node.value.split(' ').filter((value) => value !== '');

/** An answer that a later filter no longer offers stays to be seen, so that nothing is lost unseen. */
function offered(options: Option[], values: string[]): Option[] {
  const kept = values.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...kept.map((value) => ({ value, label: value }))];
}

export function Choices(props: ControlProps) {
  const { node } = props;
  const { session, words } = useForm();
  if (node.definition.kind === 'ack') {
    return (
      <Choice
        {...props}
        type="checkbox"
        value="OK"
        checked={node.value === 'OK'}
        label={words.yes}
        choose={(checked) => session.answer(node, checked ? 'OK' : '')}
      />
    );
  }
  const several = node.definition.kind === 'many';
  const values = several ? listOf(node) : node.value === '' ? [] : [node.value];
  const options = offered(session.state.run.options(node) ?? [], values);
  if (isMinimal(node)) return <Minimal {...props} options={options} />;
  const choose = (value: string, checked: boolean) => {
    if (!several) session.answer(node, value);
    else session.answer(node, chosenWith(options, values, value, checked));
  };
  const likert = (node.definition.raw.appearance ?? []).includes('likert');
  return (
    <>
      <div className={likert ? `choices likert columns-${options.length}` : 'choices'}>
        {options.map(({ value, label, text }) => (
          <Choice
            {...props}
            text={text}
            key={value}
            type={several ? 'checkbox' : 'radio'}
            value={value}
            checked={values.includes(value)}
            label={label}
            choose={(checked) => choose(value, checked)}
          />
        ))}
      </div>
      {!several && node.value !== '' && <Clear node={node} />}
    </>
  );
}

/** Chosen values in the order in which they are offered. */
export function chosenWith(options: Option[], values: string[], value: string, checked: boolean): string {
  return options
    .map((option) => option.value)
    .filter((option) => (option === value ? checked : values.includes(option)))
    .join(' ');
}

/** A radio button cannot be taken back by itself. */
export function Clear({ node }: { node: Node }) {
  const { session, words } = useForm();
  return (
    <button type="button" className="quiet" onClick={() => session.answer(node, '')}>
      {words.clear}
    </button>
  );
}

interface ChoiceProps extends ControlProps {
  type: 'radio' | 'checkbox';
  value: string;
  label: string;
  /** The number of the label's text in the model. */
  text?: number | undefined;
  checked: boolean;
  choose: (checked: boolean) => void;
}

export function Choice({ id, describedBy, type, value, label, text, checked, invalid, choose }: ChoiceProps) {
  return (
    <label className="choice">
      <input
        type={type}
        name={id}
        value={value}
        checked={checked}
        aria-describedby={describedBy}
        aria-invalid={type === 'checkbox' ? invalid : undefined}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>
        <Phrase text={label} index={text} />
      </span>
    </label>
  );
}

function Minimal({ node, id, describedBy, invalid, options }: ControlProps & { options: Option[] }) {
  const { session, words } = useForm();
  return (
    <select
      id={id}
      value={node.value}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => session.answer(node, event.currentTarget.value)}
    >
      <option value="">{words.choose}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
