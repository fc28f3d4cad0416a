import { Message } from '../Message';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { personalWords } from './words';

interface Props {
  at: string;
  language: string;
  words: Words;
}

/** The link was used: nothing is asked again, and the person need not wonder whether it arrived. */
export function Answered({ at, language, words }: Props) {
  const own = personalWords(words);
  return (
    <Message title={own.answeredTitle} text={say(own.answeredText, { time: clock(at, language, true) })} />
  );
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
