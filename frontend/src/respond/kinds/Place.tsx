import { useState } from 'react';
import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { say } from '../strings';
import {
  GOOD_ENOUGH,
  isPlace,
  openArea,
  type Point,
  pointsText,
  pointText,
  readDegrees,
  readPoint,
  readPoints,
} from './places';
import { usePosition } from './usePosition';
import type { KindWords } from './words';

interface Props extends ControlProps {
  kindWords: KindWords;
}

/** One place: where the device is, or coordinates written by hand. */
export function Place({ node, kindWords: words }: Props) {
  const { session } = useForm();
  const keep = (point: Point) => session.answer(node, pointText(point));
  const point = readPoint(node.value);
  return (
    <div className="place">
      {point && <Shown point={point} words={words} />}
      <Seek words={words} keep={keep} first={point ? words.again : words.whereIAm} />
      <ByHand words={words} keep={keep} />
      {point && <Drop words={words.drop} drop={() => session.answer(node, '')} />}
    </div>
  );
}

/** A line or an area, gone along point by point. */
export function Places({ node, kindWords: words }: Props) {
  const { session } = useForm();
  const area = node.definition.kind === 'geoshape';
  const fewest = area ? 3 : 2;
  const kept = readPoints(node.value);
  // What is not yet a line is no answer: it is kept here until it is.
  const [begun, setBegun] = useState<Point[]>(() => (area ? openArea(kept) : kept));
  const change = (points: Point[]) => {
    setBegun(points);
    session.answer(node, points.length < fewest ? '' : pointsText(points, area));
  };
  return (
    <div className="place">
      <p role="status">
        {say(words.points, { count: begun.length })}
        {begun.length < fewest && ` · ${area ? words.fewest_3 : words.fewest_2}`}
      </p>
      <ol>
        {begun.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point has no identity but its place in the line
          <li key={at}>
            <Shown point={point} words={words} />
          </li>
        ))}
      </ol>
      <Seek words={words} keep={(point) => change([...begun, point])} first={words.addPoint} />
      <ByHand words={words} keep={(point) => change([...begun, point])} />
      {begun.length > 0 && <Drop words={words.dropLast} drop={() => change(begun.slice(0, -1))} />}
    </div>
  );
}

function Shown({ point, words }: { point: Point; words: KindWords }) {
  const { latitude, longitude, accuracy } = point;
  return (
    <output className="kept">
      {say(words.place, { latitude, longitude })}
      {accuracy > 0 && `, ${say(words.accuracy, { metres: Math.round(accuracy) })}`}
    </output>
  );
}

const Drop = ({ words, drop }: { words: string; drop: () => void }) => (
  <button type="button" className="quiet" onClick={drop}>
    {words}
  </button>
);

interface SeekProps {
  words: KindWords;
  first: string;
  keep: (point: Point) => void;
}

function Seek({ words, first, keep }: SeekProps) {
  const { search, start, stop } = usePosition((point, end) => {
    if (point.accuracy > GOOD_ENOUGH) return;
    end();
    keep(point);
  });
  if (search.kind !== 'searching') {
    return (
      <>
        {search.kind === 'failed' && (
          <p className="problem" role="alert">
            {search.denied ? words.denied : words.unavailable}
          </p>
        )}
        <button type="button" onClick={start}>
          {first}
        </button>
      </>
    );
  }
  const { best } = search;
  const take = () => {
    stop();
    if (best) keep(best);
  };
  return (
    <>
      <p role="status">{best ? say(words.within, { metres: Math.round(best.accuracy) }) : words.searching}</p>
      <div className="side-by-side">
        {best && (
          <button type="button" className="primary" onClick={take}>
            {words.keepPlace}
          </button>
        )}
        <button type="button" onClick={stop}>
          {words.stop}
        </button>
      </div>
    </>
  );
}

function ByHand({ words, keep }: { words: KindWords; keep: (point: Point) => void }) {
  const [latitude, setLatitude] = useState('');
  const [longitude, setLongitude] = useState('');
  const [wrong, setWrong] = useState(false);
  const use = () => {
    const point = { latitude: readDegrees(latitude), longitude: readDegrees(longitude) };
    const good = isPlace(point.latitude, point.longitude);
    setWrong(!good);
    if (!good) return;
    keep({ ...point, altitude: 0, accuracy: 0 });
    setLatitude('');
    setLongitude('');
  };
  return (
    <details>
      <summary>{words.byHand}</summary>
      {wrong && (
        <p className="problem" role="alert">
          {words.notCoordinates}
        </p>
      )}
      <label>
        {words.latitude}
        <input
          type="text"
          inputMode="text"
          value={latitude}
          onInput={(e) => setLatitude(e.currentTarget.value)}
        />
      </label>
      <label>
        {words.longitude}
        <input
          type="text"
          inputMode="text"
          value={longitude}
          onInput={(e) => setLongitude(e.currentTarget.value)}
        />
      </label>
      <button type="button" onClick={use}>
        {words.use}
      </button>
    </details>
  );
}
