import { useState } from 'react';
import { Choice, Clear } from '../Choices';
import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { say } from '../strings';
import { drawn, metresBetween, nearest, placedChoices } from './map-choices';
import type { KindWords } from './words';

const SIDE = 320;

/** Places to choose from: drawn as they lie, and listed with how far they are. No map is fetched. */
export function MapChoices(props: ControlProps & { kindWords: KindWords }) {
  const { node, kindWords: words } = props;
  const { session } = useForm();
  const [here, setHere] = useState<readonly [number, number] | null>(null);
  const [denied, setDenied] = useState(false);
  const choices = nearest(placedChoices(session.state.run, node), here);
  const placed = choices.flatMap(({ at, value }) => (at ? [{ at, value }] : []));
  const spots = drawn([...placed.map(({ at }) => at), ...(here ? [here] : [])], SIDE);
  const look = () =>
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => setHere([coords.latitude, coords.longitude]),
      () => setDenied(true),
      { enableHighAccuracy: true, timeout: 60_000 },
    );
  return (
    <>
      {placed.length > 1 && (
        // The list below says and does the same; the drawing is for who sees it.
        <svg className="map-choices" viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          <text x={SIDE / 2} y={14} textAnchor="middle">
            {words.north} ↑
          </text>
          {placed.map(({ value }, at) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons below do the same by keyboard
            <circle
              key={value}
              cx={spots[at]?.[0]}
              cy={spots[at]?.[1]}
              r={node.value === value ? 11 : 7}
              className={node.value === value ? 'chosen' : undefined}
              onClick={() => session.answer(node, value)}
            />
          ))}
          {here && (
            <text x={spots.at(-1)?.[0]} y={spots.at(-1)?.[1]} textAnchor="middle" dominantBaseline="middle">
              ✕
            </text>
          )}
        </svg>
      )}
      <button type="button" className="quiet" onClick={look}>
        {words.nearest}
      </button>
      {denied && (
        <p className="hint" role="status">
          {words.noNearest}
        </p>
      )}
      <div className="choices">
        {choices.map(({ value, label, at }) => (
          <Choice
            {...props}
            key={value}
            type="radio"
            value={value}
            checked={node.value === value}
            label={here && at ? `${label} · ${distance(metresBetween(here, at), words)}` : label}
            choose={() => session.answer(node, value)}
          />
        ))}
      </div>
      {node.value !== '' && <Clear node={node} />}
    </>
  );
}

const distance = (metres: number, words: KindWords) =>
  metres < 950
    ? say(words.metres, { count: String(Math.round(metres / 10) * 10) })
    : say(words.kilometres, { count: (metres / 1000).toFixed(metres < 9500 ? 1 : 0) });
