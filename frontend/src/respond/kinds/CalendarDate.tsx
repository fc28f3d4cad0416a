import { useEffect, useState } from 'react';
import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { say } from '../strings';
import {
  type DateLook,
  type DateParts,
  formatIn,
  isKnown,
  isoOf,
  learn,
  monthNames,
  partsOf,
} from './calendars';
import type { KindWords } from './words';

interface Props extends ControlProps {
  look: DateLook;
  kindWords: KindWords;
}

type Entered = Record<'day' | 'month' | 'year', string>;

/** A date without a day, of a year only, or in another calendar. */
export function CalendarDate(props: Props) {
  const { words } = useForm();
  const { calendar } = props.look;
  const [known, setKnown] = useState(() => isKnown(calendar));
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    learn(calendar).then(
      () => setKnown(true),
      () => setFailed(true),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the question is first shown
  useEffect(() => {
    if (!known) load();
  }, []);
  if (known) return <Fields {...props} />;
  if (!failed) return <p className="loading">…</p>;
  return (
    <p className="problem">
      {words.offlineTitle}{' '}
      <button type="button" onClick={load}>
        {words.again}
      </button>
    </p>
  );
}

function Fields({ node, id, describedBy, invalid, look, kindWords: words }: Props) {
  const { session } = useForm();
  const { calendar, parts } = look;
  const [entered, setEntered] = useState<Entered>(() => shown(partsOf(node.value, calendar)));
  const [wrong, setWrong] = useState(false);
  const change = (part: keyof Entered, text: string) => {
    const next = { ...entered, [part]: text };
    setEntered(next);
    const complete = parts.every((each) => next[each].trim() !== '');
    const iso = complete ? isoOf(asked(next, look), calendar) : null;
    setWrong(complete && iso === null);
    session.answer(node, iso ?? '');
  };
  const field = (part: keyof Entered) => ({
    id: `${id}-${part}`,
    value: entered[part],
    'aria-describedby': describedBy,
    'aria-invalid': invalid || wrong,
  });
  return (
    <>
      {wrong && (
        <p className="problem" role="alert">
          {words.noDate}
        </p>
      )}
      <div className="side-by-side">
        {parts.includes('day') && (
          <label>
            {words.day}
            <input
              {...field('day')}
              type="text"
              inputMode="numeric"
              size={3}
              onInput={(event) => change('day', event.currentTarget.value)}
            />
          </label>
        )}
        {parts.includes('month') && (
          <label>
            {words.month}
            <select {...field('month')} onChange={(event) => change('month', event.currentTarget.value)}>
              <option value="" />
              {monthNames(calendar, session.language).map((name, at) => (
                <option key={name} value={String(at + 1)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.year}
          <input
            {...field('year')}
            type="text"
            inputMode="numeric"
            size={5}
            onInput={(event) => change('year', event.currentTarget.value)}
          />
        </label>
      </div>
      {calendar !== 'gregory' && node.value !== '' && (
        <p className="hint" role="status">
          {say(words.gregorian, {
            date: formatIn(session.language, 'gregory', { dateStyle: 'long', timeZone: 'UTC' }).format(
              Date.parse(`${node.value}T00:00:00Z`),
            ),
          })}
        </p>
      )}
    </>
  );
}

const shown = (parts: DateParts | null): Entered => ({
  day: parts ? String(parts.day) : '',
  month: parts ? String(parts.month) : '',
  year: parts ? String(parts.year) : '',
});

/** The parts that aren't asked for are the first: a month is kept as its first day. */
function asked(entered: Entered, { parts }: DateLook): DateParts {
  const read = (part: keyof Entered) =>
    parts.includes(part) ? (/^\s*\d{1,4}\s*$/.test(entered[part]) ? Number(entered[part]) : Number.NaN) : 1;
  return { year: read('year'), month: read('month'), day: read('day') };
}
