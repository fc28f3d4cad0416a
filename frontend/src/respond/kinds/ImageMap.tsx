import { createElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import { Choices, chosenWith } from '../Choices';
import { useForm } from '../FormContext';
import { formFile } from '../form-files';
import type { ControlProps } from '../Question';
import { type Frame, type Part, shapesOf } from './drawing';

interface Drawing {
  address: string;
  text: string;
}

/** Choices on a drawing; the list below says and does the same, by keyboard and to a screen reader. */
export function ImageMap(props: ControlProps) {
  const { node } = props;
  const { session } = useForm();
  const { run } = session.state;
  const files = run.files(node.definition.raw.label);
  const drawing = useDrawing(files['big-image'] ?? files.image);
  const options = run.options(node) ?? [];
  const offered = options.map(({ value }) => value).join(' ');
  const frame = useMemo(
    () => (drawing ? shapesOf(drawing.text, new Set(offered.split(' '))) : null),
    [drawing, offered],
  );
  const several = node.definition.kind === 'many';
  const values = several ? node.value.split(' ') : [node.value];
  const choose = (value: string) =>
    session.answer(node, several ? chosenWith(options, values, value, !values.includes(value)) : value);
  return (
    <>
      {drawing && frame && (
        <div className="image-map">
          <img src={drawing.address} alt="" />
          <Shapes
            frame={frame}
            values={values}
            choose={choose}
            nameOf={(value) => run.choiceLabel(node, value)}
          />
        </div>
      )}
      <Choices {...props} />
    </>
  );
}

/** Undefined while it comes, and when it is no drawing or is not to be had: then the list is the question. */
function useDrawing(name: string | undefined): Drawing | undefined {
  const { session } = useForm();
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let made = '';
    let gone = false;
    const show = async (wanted: string) => {
      const blob = await formFile(session.token, session.link, wanted);
      const text = await blob?.text();
      if (!blob || !text || gone) return;
      made = URL.createObjectURL(blob);
      setDrawing({ address: made, text });
    };
    if (name?.toLowerCase().endsWith('.svg')) void show(name);
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [session, name]);
  return drawing;
}

interface ShapesProps {
  frame: Frame;
  values: string[];
  choose: (value: string) => void;
  nameOf: (value: string) => string;
}

/** What can be touched: the shapes of the choices over the picture, clear until they are chosen. */
function Shapes({ frame, values, choose, nameOf }: ShapesProps) {
  const draw = (part: Part, at: number): ReactNode => {
    const kids = part.parts.map(draw);
    const { choice } = part;
    if (choice === null) return createElement(part.tag, { ...part.geometry, key: at }, ...kids);
    const own = {
      ...part.geometry,
      key: at,
      className: values.includes(choice) ? 'chosen' : 'choosable',
      onClick: () => choose(choice),
    };
    return createElement(part.tag, own, <title key="name">{nameOf(choice)}</title>, ...kids);
  };
  return (
    <svg viewBox={frame.viewBox} preserveAspectRatio={frame.fit} aria-hidden="true">
      {frame.parts.map(draw)}
    </svg>
  );
}
