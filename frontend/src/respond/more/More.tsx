import { ContinueElsewhere } from '../continuing/ContinueElsewhere';
import { continuingWords } from '../continuing/words';
import SaveFile from '../rescue/SaveFile';
import type { Session } from '../session';
import type { Words } from '../strings';

/** What can be done with unfinished answers beside going on: taken to another device, saved as a file. */
export default function More({ session, words }: { session: Session; words: Words }) {
  return (
    <>
      <section className="card">
        <h2>{continuingWords(words).title}</h2>
        <ContinueElsewhere session={session} words={words} />
      </section>
      <section className="card">
        <SaveFile session={session} words={words} />
      </section>
    </>
  );
}
