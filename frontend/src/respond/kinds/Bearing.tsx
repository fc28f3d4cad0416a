import { useEffect, useState } from 'react';
import { numberText } from '../../lib/form-engine/values';
import { useForm } from '../FormContext';
import { readNumber } from '../Inputs';
import type { ControlProps } from '../Question';
import type { KindWords } from './words';

/** What browsers add to the standard's event: Safari's own heading, and the permission it asks for. */
interface Turned extends DeviceOrientationEvent {
  webkitCompassHeading?: number;
}
interface Asking {
  requestPermission?: () => Promise<string>;
}

/** Degrees from north, clockwise; null when the device tells none. */
export function headingOf(event: Turned): number | null {
  if (typeof event.webkitCompassHeading === 'number') return event.webkitCompassHeading;
  return event.absolute && event.alpha !== null ? (360 - event.alpha) % 360 : null;
}

/** A direction in degrees, read from the device's compass where the browser gives it, else written. */
export function Bearing({
  node,
  id,
  describedBy,
  invalid,
  kindWords: words,
}: ControlProps & { kindWords: KindWords }) {
  const { session } = useForm();
  const [reading, setReading] = useState(false);
  const [silent, setSilent] = useState(false);
  const [entered, setEntered] = useState<string | null>(null);
  useEffect(() => {
    if (!reading) return;
    const hear = (event: Event) => {
      const heading = headingOf(event as Turned);
      if (heading === null) return;
      setSilent(false);
      setEntered(null);
      session.answer(node, numberText(Math.round(heading * 10) / 10));
    };
    const names = ['deviceorientationabsolute', 'deviceorientation'];
    for (const name of names) window.addEventListener(name, hear);
    const patience = window.setTimeout(() => setSilent(true), 3000);
    return () => {
      window.clearTimeout(patience);
      for (const name of names) window.removeEventListener(name, hear);
    };
  }, [reading, session, node]);
  const start = async () => {
    const asking = globalThis.DeviceOrientationEvent as unknown as Asking | undefined;
    const allowed = (await asking?.requestPermission?.().catch(() => 'denied')) ?? 'granted';
    setSilent(allowed !== 'granted');
    setReading(allowed === 'granted');
  };
  const take = (text: string) => {
    setReading(false);
    setEntered(text);
    const number = readNumber(text, false);
    if (text.trim() === '') session.answer(node, '');
    else if (number === null || number < 0 || number > 360) session.cannotRead(node, text);
    else session.answer(node, numberText(number));
  };
  return (
    <>
      <label>
        {words.degrees}
        <input
          id={`${id}-degrees`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={entered ?? session.unreadable.get(node) ?? node.value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => take(event.currentTarget.value)}
        />
      </label>
      <button type="button" className="quiet" onClick={() => (reading ? setReading(false) : void start())}>
        {reading ? words.keepDirection : words.compass}
      </button>
      {silent && (
        <p className="hint" role="status">
          {words.noCompass}
        </p>
      )}
    </>
  );
}
