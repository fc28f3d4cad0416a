import { type Drawing, lineHeight, type Shape } from './drawing';

interface DrawingPictureProps {
  drawing: Drawing;
  title: string;
  description: string;
  className?: string;
  /** A pointer may pick what a text says; the outline is the same for the keyboard. */
  onPick?: (id: string) => void;
}

/** Everything is written on the elements themselves, so that the picture looks the same in a file. */
export function DrawingPicture({ drawing, title, description, className, onPick }: DrawingPictureProps) {
  const { width, height, shapes } = drawing;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={className}
      width={Math.ceil(width)}
      height={Math.ceil(height)}
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      role="img"
      fontFamily="system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
    >
      <title>{title}</title>
      <desc>{description}</desc>
      <rect width="100%" height="100%" fill="#ffffff" />
      {shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made anew as a whole
        <ShapeOf key={index} shape={shape} onPick={onPick} />
      ))}
    </svg>
  );
}

function ShapeOf({ shape, onPick }: { shape: Shape; onPick: ((id: string) => void) | undefined }) {
  if (shape.kind === 'line') {
    const [x1, y1] = shape.from;
    const [x2, y2] = shape.to;
    return (
      <line {...{ x1, y1, x2, y2 }} stroke={shape.ink} strokeWidth={shape.width} strokeLinecap="round" />
    );
  }
  if (shape.kind === 'box') {
    const { x, y, width, height, fill, ink } = shape;
    return <rect {...{ x, y, width, height, fill }} rx={8} stroke={ink} strokeWidth={1.5} />;
  }
  const { id } = shape;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the pointer; the outline has the fields
    <text
      x={shape.x}
      y={shape.y}
      fontSize={shape.size}
      fontWeight={shape.bold ? 650 : 400}
      fill={shape.ink}
      textAnchor={shape.anchor}
      cursor={id && onPick ? 'pointer' : undefined}
      onClick={id && onPick ? () => onPick(id) : undefined}
    >
      {shape.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in order
        <tspan key={index} x={shape.x} dy={index > 0 ? shape.size * lineHeight : undefined}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
