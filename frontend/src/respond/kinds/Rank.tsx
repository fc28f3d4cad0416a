import { useForm } from '../FormContext';
import { Phrase } from '../Phrase';
import type { ControlProps } from '../Question';
import { say } from '../strings';

/** The values in the person's order; those not yet ranked follow in the form's order. */
export function rankOrder(offered: string[], ranked: string[]): string[] {
  return [
    ...ranked.filter((value) => offered.includes(value)),
    ...offered.filter((value) => !ranked.includes(value)),
  ];
}

/** Ordering by buttons: works with a thumb, a keyboard and a screen reader alike. */
export function Rank({ node }: ControlProps) {
  const { session, words } = useForm();
  const options = session.state.run.options(node) ?? [];
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const texts = new Map(options.map(({ value, text }) => [value, text]));
  const order = rankOrder(
    options.map(({ value }) => value),
    node.value.split(' ').filter(Boolean),
  );
  const move = (at: number, by: number) => {
    const moved = [...order];
    const [value] = moved.splice(at, 1);
    if (value !== undefined) moved.splice(at + by, 0, value);
    session.answer(node, moved.join(' '));
  };
  return (
    <>
      <ol className="rank">
        {order.map((value, at) => (
          <li key={value}>
            <span className="place" aria-hidden="true">
              {node.value === '' ? '·' : at + 1}
            </span>
            <span className="what">
              <Phrase text={labels.get(value) ?? value} index={texts.get(value)} />
            </span>
            <button
              type="button"
              disabled={at === 0}
              aria-label={say(words.up, { item: labels.get(value) ?? value })}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              disabled={at === order.length - 1}
              aria-label={say(words.down, { item: labels.get(value) ?? value })}
              onClick={() => move(at, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      {node.value === '' ? (
        <button type="button" className="quiet" onClick={() => session.answer(node, order.join(' '))}>
          {words.rankThis}
        </button>
      ) : (
        <button type="button" className="quiet" onClick={() => session.answer(node, '')}>
          ✓ {words.ranked}. {words.clear}
        </button>
      )}
    </>
  );
}
