import type { RefObject } from 'react';
import { elementId, problemWords, useForm } from './FormContext';
import type { Problem } from './session';
import { say } from './strings';

interface Props {
  problems: Problem[];
  focusOn: RefObject<HTMLDivElement | null>;
}

/** What is wrong on this screen, each a link to its question. It takes the focus when it appears. */
export function ErrorSummary({ problems, focusOn }: Props) {
  const { session, words } = useForm();
  const { run } = session.state;
  const lead = (event: React.MouseEvent, id: string) => {
    event.preventDefault();
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={focusOn}>
      <h2>{say(words.errors, { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => {
          const id = elementId(run.path(problem.node));
          const label = run.phrase(problem.node.definition.raw.label, problem.node);
          return (
            <li key={id}>
              <a href={`#${id}`} onClick={(event) => lead(event, id)}>
                {(label || problem.node.definition.name).replace(/[*_#]|<[^>]*>/g, '')}
              </a>{' '}
              {problemWords(problem, words)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
