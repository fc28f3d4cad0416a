import { useId, useState } from 'react';
import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { say } from '../strings';
import { bySchool, hasSchools, matching, type Offered, offeredPeople } from './people-list';
import { type PeopleWords, peopleWords, roleOf } from './people-words';

/** From so many people on a search helps more than it costs. */
const SEARCHED = 9;

/** People of the network: chosen ones on top, the others by school, with a search where they are many. */
export function People(props: ControlProps) {
  const { node } = props;
  const { session, words } = useForm();
  const own = peopleWords(words);
  const [wanted, setWanted] = useState('');
  const { state, link } = session;
  const options = state.run.options(node);
  if (!options) return <p className="notice">{own.away}</p>;
  const several = node.definition.kind === 'many';
  const people = offeredPeople(options, link.model.lists[node.definition.raw.choices?.list ?? '']);
  const chosen = node.value.split(' ').filter(Boolean);
  const choose = (id: string, on: boolean) => {
    const rest = several ? chosen.filter((one) => one !== id) : [];
    const next = on ? [...rest, id] : rest;
    session.answer(node, ordered(next, people).join(' '));
  };
  const shown = matching(people, wanted);
  const choices = { words: own, several, chosen, choose, question: props };
  return (
    <div className="people">
      <Chosen ids={chosen} people={people} words={own} drop={(id) => choose(id, false)} />
      {people.length >= SEARCHED && (
        <label className="find">
          <span>{own.search}</span>
          <input
            type="search"
            value={wanted}
            autoComplete="off"
            onInput={(event) => setWanted(event.currentTarget.value)}
            // Enter looks for somebody; it does not leave the screen.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </label>
      )}
      <p className={wanted ? 'hint' : 'hidden'} role="status">
        {shown.length > 0 ? say(own.shown, { count: shown.length }) : own.nobody}
      </p>
      {hasSchools(people) ? (
        bySchool(shown).map(([school, some]) => (
          <School key={school} name={school || own.noSchool} people={some} {...choices} />
        ))
      ) : (
        <Some people={[...shown].sort((a, b) => a.name.localeCompare(b.name))} withSchool {...choices} />
      )}
    </div>
  );
}

/** In the order of the list, and who is not in it at the end: the same choice is the same answer. */
function ordered(ids: string[], people: Offered[]): string[] {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const at = (id: string) => place.get(id) ?? people.length;
  return [...ids].sort((a, b) => at(a) - at(b));
}

interface ChosenProps {
  ids: string[];
  people: Offered[];
  words: PeopleWords;
  drop: (id: string) => void;
}

function Chosen({ ids, people, words, drop }: ChosenProps) {
  if (ids.length === 0) return null;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? words.gone;
  return (
    <ul className="chosen" aria-label={words.chosen}>
      {ids.map((id) => (
        <li key={id}>
          <button type="button" aria-label={say(words.drop, { name: nameOf(id) })} onClick={() => drop(id)}>
            {nameOf(id)} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface SomeProps {
  people: Offered[];
  /** The school stands beside each name instead of above several. */
  withSchool?: boolean;
  words: PeopleWords;
  several: boolean;
  chosen: string[];
  choose: (id: string, on: boolean) => void;
  question: ControlProps;
}

function School({ name, ...some }: SomeProps & { name: string }) {
  const title = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in the question's fieldset would be read twice
    <div role="group" aria-labelledby={title}>
      <p className="school" id={title}>
        {name}
      </p>
      <Some {...some} />
    </div>
  );
}

function Some({ people, withSchool, words, several, chosen, choose, question }: SomeProps) {
  const { id, describedBy, invalid } = question;
  const about = ({ role, school }: Offered) =>
    [roleOf(words, role), withSchool && school].filter(Boolean).join(' · ');
  return (
    <div className="choices">
      {people.map((one) => (
        <label className="choice" key={one.id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            value={one.id}
            checked={chosen.includes(one.id)}
            aria-describedby={describedBy}
            aria-invalid={several ? invalid : undefined}
            onChange={(event) => choose(one.id, event.currentTarget.checked)}
          />
          <span>
            {one.name}
            {about(one) && <small>{about(one)}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
