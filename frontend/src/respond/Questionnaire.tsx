import { type ReactNode, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ErrorSummary } from './ErrorSummary';
import { FormContext } from './FormContext';
import { Items, isGrid } from './Items';
import { Phrase } from './Phrase';
import type { SaveState } from './saving';
import { questionsOf, type Screen, screensOf } from './screens';
import type { Problem, Session } from './session';
import { say, type Words } from './strings';
import { TopBar } from './TopBar';
import { clock, day } from './when';

interface Props {
  session: Session;
  words: Words;
  saved: SaveState;
  online: boolean;
  speak: (language: string) => void;
  finish: () => Promise<void>;
  /** Below everything: what else can be done with the answers. */
  foot?: ReactNode;
}

export const LAST = '#check';

export function Questionnaire({ session, words, saved, online, speak, finish, foot }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.onChange(() => redraw()), [session]);
  // Screens whose problems are shown: a person is told on leaving a screen, not while still writing.
  const [judged, setJudged] = useState<ReadonlySet<string>>(() => new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  const screens = screensOf(session.state.run.root);
  const at = session.screen === LAST ? screens.length : Math.max(0, placeOf(screens, session.screen));
  const screen = screens[at];
  const key = screen?.key ?? LAST;
  const problems = (screen ? questionsOf(screen.items) : []).flatMap((node) => session.problem(node) ?? []);
  const open = judged.has(key) ? problems : problems.filter(({ fault }) => fault === 'refused');

  // Back from the server with a fault: open where it is.
  useEffect(() => {
    const wrong = screensOf(session.state.run.root).find(({ items }) =>
      questionsOf(items).some((node) => session.refused.has(node)),
    );
    if (wrong) session.goTo(wrong.key);
  }, [session]);

  const show = (next: number) => {
    session.goTo(screens[next]?.key ?? LAST);
    requestAnimationFrame(() => {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    });
  };
  const judge = (keys: string[]) => {
    setJudged((before) => new Set([...before, ...keys]));
    requestAnimationFrame(() => summary.current?.focus());
  };
  const next = () => (problems.length > 0 ? judge([key]) : show(at + 1));
  /** Opens the first screen with a problem; false when there is none. */
  const showWrong = (): boolean => {
    const wrong = screens.findIndex(({ items }) => questionsOf(items).some((node) => session.problem(node)));
    if (wrong < 0) return false;
    show(wrong);
    judge(screens.map((each) => each.key));
    return true;
  };
  const send = async () => {
    if (showWrong()) return;
    await finish();
    if (session.refused.size > 0) showWrong();
  };

  const form = useMemo(
    () => ({
      session,
      words,
      shown: (node: Problem['node']) => open.find((problem) => problem.node === node) ?? null,
    }),
    [session, words, open],
  );
  return (
    <FormContext.Provider value={form}>
      <TopBar session={session} words={words} speak={speak}>
        <p className="progress">
          {say(words.progress, { at: at + 1, all: screens.length + 1 })}
          <progress value={at + 1} max={screens.length + 1} aria-hidden="true" />
        </p>
      </TopBar>
      <main>
        {!online && <p className="notice">{words.offline}</p>}
        {session.amends && (
          <p className="notice">
            {say(words.changing, { time: clock(session.amends.sentAt, session.language, true) })}
          </p>
        )}
        {open.length > 0 && <ErrorSummary problems={open} focusOn={summary} />}
        <ScreenHeading screen={screen} words={words} focusOn={heading} />
        <form noValidate onSubmit={(event) => event.preventDefault()}>
          {screen ? (
            <Items items={screen.items} grid={isGrid(screen.groups.at(-1))} />
          ) : (
            <Check screens={screens} />
          )}
          <nav className="steps">
            {at > 0 && (
              <button type="button" onClick={() => show(at - 1)}>
                ← {words.back}
              </button>
            )}
            {screen ? (
              <button type="submit" className="primary" onClick={next}>
                {words.next} →
              </button>
            ) : (
              <button type="submit" className="primary" onClick={() => void send()}>
                {words.send}
              </button>
            )}
          </nav>
        </form>
        <p className="saved" role="status">
          {savedWords(saved, words, session.language)}
        </p>
        {foot}
      </main>
    </FormContext.Provider>
  );
}

/** The screen that was open; when it is no longer relevant, the first one. */
const placeOf = (screens: Screen[], key: string) => screens.findIndex((screen) => screen.key === key);

function savedWords(saved: SaveState, words: Words, language: string): string {
  if (saved.kind === 'saving') return words.saving;
  if (saved.kind === 'failed') return words.unsaved;
  return saved.kind === 'saved' ? say(words.saved, { time: clock(saved.at, language) }) : '';
}

interface HeadingProps {
  screen: Screen | undefined;
  words: Words;
  focusOn: React.RefObject<HTMLHeadingElement | null>;
}

function ScreenHeading({ screen, words, focusOn }: HeadingProps) {
  const labels = (screen?.groups ?? []).flatMap((group) => {
    const index = group.definition.raw.label;
    return index === undefined ? [] : [{ group, index }];
  });
  const last = labels.at(-1);
  return (
    <h1 ref={focusOn} tabIndex={-1} className={screen && !last ? 'hidden' : undefined}>
      {!screen && words.check}
      {screen && !last && <ScreenTitle />}
      {last && <GroupLabel {...last} />}
    </h1>
  );
}

function GroupLabel({ group, index }: { group: Problem['node']; index: number }) {
  return (
    <FormContext.Consumer>
      {(form) => <Phrase text={form?.session.state.run.phrase(index, group) ?? ''} index={index} />}
    </FormContext.Consumer>
  );
}

const ScreenTitle = () => (
  <FormContext.Consumer>{(form) => form?.session.link.model.title ?? ''}</FormContext.Consumer>
);

function Check({ screens }: { screens: Screen[] }) {
  return (
    <FormContext.Consumer>
      {(form) => {
        if (!form) return null;
        const { session, words } = form;
        const asked = screens
          .flatMap(({ items }) => questionsOf(items))
          .filter((node) => node.definition.asked && !session.isReadonly(node));
        const answered = asked.filter((node) => node.value !== '').length;
        return (
          <div className="card">
            <p>{say(words.answered, { answered, all: asked.length })}</p>
            {answered < asked.length && <p>{words.openOnes}</p>}
            <p>{afterSending(session, words)}</p>
          </div>
        );
      }}
    </FormContext.Consumer>
  );
}

function afterSending({ link: { wave }, language }: Session, words: Words): string {
  if (!wave.amendments || !wave.closes_on) return words.cannotChange;
  return say(words.canChange, { date: day(wave.closes_on, language) });
}
