import type { LinkContent } from '../database';
import { Message } from '../Message';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { personalWords } from './words';

interface Props {
  at: string;
  link: LinkContent;
  handIn: () => void;
  language: string;
  words: Words;
}

/** The link was used: nothing is asked again, and the person need not wonder whether it arrived. */
export function Answered({ at, link: { wave }, language, words, handIn }: Props) {
  const own = personalWords(words);
  const text = say(own.answeredText, { time: clock(at, language, true) });
  const isChangeable = wave.amendments && wave.state === 'open';
  // A change that was saved as a file is handed in here and nowhere else.
  const action = isChangeable && { label: words.haveFile, run: handIn };
  return <Message title={own.answeredTitle} text={text} {...(action && { action })} />;
}

interface AwayProps {
  words: Words;
  again: () => void;
}

/** The people that it asks about can't be had now, and were never here. */
export function Away({ words, again }: AwayProps) {
  const own = personalWords(words);
  const action = { label: words.again, run: again };
  return <Message title={own.awayTitle} text={own.awayText} action={action} />;
}
