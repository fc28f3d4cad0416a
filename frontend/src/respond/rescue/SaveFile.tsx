import { useState } from 'react';
import type { Waiting } from '../database';
import type { Session } from '../session';
import { say, type Words } from '../strings';
import { download } from './download';
import { fileOfSession, fileOfWaiting, type Saved } from './record';
import { rescueWords } from './words';

interface Props {
  words: Words;
  /** What waits to be sent, or what is being answered. */
  item?: Waiting | undefined;
  session?: Session | undefined;
}

/** A way out when nothing else works: all of it as a file that can be handed on. */
export default function SaveFile({ words, item, session }: Props) {
  const own = rescueWords(words);
  const [saved, setSaved] = useState<Saved>();
  const save = async () => {
    const made = item ? await fileOfWaiting(item) : session && (await fileOfSession(session));
    if (!made) return;
    download(made);
    setSaved(made);
  };
  if (!item && !session) return null;
  return (
    <div className="save-file">
      <button type="button" onClick={() => void save()}>
        {words.saveFile}
      </button>
      <p className="hint">{own.hint}</p>
      <p role="status">
        {saved && say(own.saved, { name: saved.name })}{' '}
        {saved && saved.lacking.length > 0 && say(own.lacking, { names: saved.lacking.join(', ') })}
      </p>
    </div>
  );
}
