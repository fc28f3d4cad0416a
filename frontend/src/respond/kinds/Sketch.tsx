import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { KindWords } from './words';

const WIDTH = 900;
const HEIGHT = 600;
const PEN = 4;

interface Props {
  words: KindWords;
  /** What is drawn upon. */
  under: Blob | undefined;
  keep: (drawing: Blob) => void;
}

/** Drawing and signing with a finger, a pen or the mouse. */
export function Sketch({ words, under, keep }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [empty, setEmpty] = useState(true);

  const blank = async () => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    const picture = under && (await createImageBitmap(under).catch(() => undefined));
    if (picture) {
      const factor = Math.min(WIDTH / picture.width, HEIGHT / picture.height);
      const [width, height] = [picture.width * factor, picture.height * factor];
      pen.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    }
    setEmpty(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the paper is laid once
  useEffect(() => {
    void blank();
  }, []);

  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * WIDTH,
      ((event.clientY - box.top) / box.height) * HEIGHT,
    ];
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d');
    if (!pen) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    pen.lineWidth = PEN;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#0d1f21';
    pen.beginPath();
    const [x, y] = at(event);
    pen.moveTo(x, y);
    pen.lineTo(x, y + 0.1); // a dot is a mark, too
    pen.stroke();
    setEmpty(false);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return;
    const pen = event.currentTarget.getContext('2d');
    pen?.lineTo(...at(event));
    pen?.stroke();
  };
  const done = () => canvas.current?.toBlob((drawing) => drawing && keep(drawing), 'image/png');
  return (
    <>
      <canvas
        ref={canvas}
        className="pad"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={words.pad}
        onPointerDown={down}
        onPointerMove={move}
      />
      <div className="side-by-side">
        <button type="button" onClick={() => void blank()}>
          {words.wipe}
        </button>
        <button type="button" className="primary" disabled={empty} onClick={done}>
          {words.done}
        </button>
      </div>
    </>
  );
}
