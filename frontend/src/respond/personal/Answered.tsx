import { Message } from '../Message';
import { clock } from '../Questionnaire';
import { say, type Words } from '../strings';
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
