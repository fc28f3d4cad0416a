import type { ReactNode } from 'react';
import type { Node } from '../lib/form-engine/tree';
import { Choices } from './Choices';
import { elementId, problemWords, useForm } from './FormContext';
import { DateInput, NumberInput, TextInput } from './Inputs';
import { isLater, Later } from './Later';
import { Phrase } from './Phrase';
import { Scale } from './Scale';
import type { Problem } from './session';

export interface ControlProps {
  node: Node;
  id: string;
  /** Ids of the texts that explain the control: hint, problem. */
  describedBy: string | undefined;
  invalid: boolean;
}

/** Kinds that are one native field, so that a <label> can name it; the others are a group of fields. */
const SINGLE = new Set(['text', 'barcode', 'integer', 'decimal', 'date', 'time', 'datetime']);

export function Question({ node }: { node: Node }) {
  const { session, shown } = useForm();
  const { raw, kind } = node.definition;
  const { run } = session.state;
  const label = run.phrase(raw.label, node);
  if (kind === 'note') {
    return (
      <div className="note">
        <Phrase text={label} index={raw.label} />
      </div>
    );
  }
  const id = elementId(run.path(node));
  const problem = shown(node);
  const describedBy = describe(id, problem, run.phrase(raw.hint, node));
  const heading = <Heading node={node} />;
  const below = <Below node={node} id={id} problem={problem} />;
  if (session.isReadonly(node)) {
    return (
      <div className="question">
        <p className="label">{heading}</p>
        <output id={id}>{node.text || '–'}</output>
      </div>
    );
  }
  const control = <Control node={node} id={id} describedBy={describedBy} invalid={problem !== null} />;
  const single = (SINGLE.has(kind) && !isLater(node)) || isMinimal(node);
  return single ? (
    <div className={problem ? 'question wrong' : 'question'}>
      <label className="label" htmlFor={id}>
        {heading}
      </label>
      {below}
      {control}
    </div>
  ) : (
    <Fieldset id={id} wrong={problem !== null} describedBy={describedBy} heading={heading}>
      {below}
      {control}
    </Fieldset>
  );
}

export const describe = (id: string, problem: Problem | null, hint: string) =>
  [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;

/** The question's words, and that it must be answered. */
export function Heading({ node }: { node: Node }) {
  const { session, words } = useForm();
  const { name, raw, required } = node.definition;
  const { run } = session.state;
  const pictured = Object.keys(run.files(raw.label)).length > 0;
  return (
    <>
      <Phrase text={run.phrase(raw.label, node) || (pictured ? '' : name)} index={raw.label} />
      {session.state.isTrue(required, node) && <span className="required"> ({words.required})</span>}
    </>
  );
}

/** What explains a question, and what is wrong with its answer. */
export function Below({ node, id, problem }: { node: Node; id: string; problem: Problem | null }) {
  const { session, words } = useForm();
  const { raw } = node.definition;
  const { run } = session.state;
  const hint = run.phrase(raw.hint, node);
  const guidance = run.phrase(raw.guidance, node);
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          <Phrase text={hint} index={raw.hint} />
        </p>
      )}
      {guidance && (
        <details className="hint">
          <summary>
            <span aria-hidden="true">?</span>
            <span className="hidden">{run.phrase(raw.label, node)}</span>
          </summary>
          <Phrase text={guidance} index={raw.guidance} />
        </details>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          <span aria-hidden="true">⚠ </span>
          {problemWords(problem, words)}
        </p>
      )}
    </>
  );
}

export const isMinimal = (node: Node) =>
  node.definition.kind === 'one' &&
  !node.definition.raw.choices?.roster &&
  (node.definition.raw.appearance ?? []).includes('minimal');

interface FieldsetProps {
  id: string;
  wrong: boolean;
  describedBy: string | undefined;
  heading: ReactNode;
  children: ReactNode;
}

/** Takes the focus as a whole when the summary of errors leads to it. */
function Fieldset({ id, wrong, describedBy, heading, children }: FieldsetProps) {
  return (
    <fieldset
      className={wrong ? 'question wrong' : 'question'}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy}
    >
      <legend className="label">{heading}</legend>
      {children}
    </fieldset>
  );
}

function Control(props: ControlProps) {
  if (isLater(props.node)) return <Later {...props} />;
  switch (props.node.definition.kind) {
    case 'integer':
    case 'decimal':
      return <NumberInput {...props} />;
    case 'one':
    case 'many':
    case 'ack':
      return <Choices {...props} />;
    case 'range':
      return <Scale {...props} />;
    case 'date':
    case 'time':
    case 'datetime':
      return <DateInput {...props} />;
    default:
      return <TextInput {...props} />;
  }
}
