import { useEffect, useRef, useState } from 'react';
import { fromPosition, type Point } from './places';

export type Search =
  | { kind: 'idle' }
  | { kind: 'searching'; best: Point | null }
  | { kind: 'failed'; denied: boolean };

/** The device's place, better and better until it is kept or the search is ended. */
export function usePosition(better: (point: Point, stop: () => void) => void) {
  const [search, setSearch] = useState<Search>({ kind: 'idle' });
  const watch = useRef<number | undefined>(undefined);
  const stop = () => {
    if (watch.current !== undefined) navigator.geolocation?.clearWatch(watch.current);
    watch.current = undefined;
    setSearch({ kind: 'idle' });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search ends with the question, not before
  useEffect(() => stop, []);
  const start = () => {
    if (!navigator.geolocation) return setSearch({ kind: 'failed', denied: false });
    setSearch({ kind: 'searching', best: null });
    watch.current = navigator.geolocation.watchPosition(
      (position) => {
        const point = fromPosition(position);
        setSearch((before) =>
          before.kind === 'searching' && (!before.best || point.accuracy <= before.best.accuracy)
            ? { kind: 'searching', best: point }
            : before,
        );
        better(point, stop);
      },
      ({ code, PERMISSION_DENIED }) => {
        stop();
        setSearch({ kind: 'failed', denied: code === PERMISSION_DENIED });
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 120_000 },
    );
  };
  return { search, start, stop };
}
