import { useState } from 'react';
import type { Arrival } from '../arrival';
import type { Waiting } from '../database';
import { download } from '../rescue/download';
import { fileOfWaiting } from '../rescue/record';
import SaveFile from '../rescue/SaveFile';
import type { Words } from '../strings';
import { fetchOwn } from './own';
import { type OwnWords, ownWords } from './words';

interface Props {
  item: Waiting;
  code: string;
  words: Words;
  tryNow: () => void;
  /** Sends it again as a change of another version. */
  amendNow: (version: string) => Promise<void>;
  arrive: (arrival: Arrival) => void;
  /** Takes it off the device. */
  forget: () => Promise<void>;
}

const REASONS: Record<string, keyof OwnWords> = {
  'wave.closed': 'closed',
  'wave.amendments_off': 'off',
  not_found: 'unknown',
};

const SHARED: Record<string, keyof Words> = { 'link.unknown': 'revoked', 'response.unmarked': 'unmarked' };

/** A change that the server did not take: why, and the ways on. What was typed stays until a person decides. */
export default function ChangeRefused(props: Props) {
  const { item, code, words, tryNow } = props;
  const own = ownWords(words);
  if (code === 'conflict.version') return <Newer {...props} own={own} />;
  const reason = REASONS[code];
  const shared = SHARED[code];
  return (
    <main>
      <h1 tabIndex={-1}>{own.refusedTitle}</h1>
      <div className="card loud" role="alert">
        <p>{reason ? own[reason] : shared ? words[shared] : code}</p>
        <p>{own.kept}</p>
      </div>
      <SaveFile item={item} words={words} />
      <nav className="steps">
        <button type="button" onClick={() => void props.forget()}>
          {own.forget}
        </button>
        <button type="button" className="primary" onClick={tryNow}>
          {words.tryNow}
        </button>
      </nav>
    </main>
  );
}

function Newer({ item, own, amendNow, arrive, forget }: Props & { own: OwnWords }) {
  const [offline, setOffline] = useState(false);
  const { response = '', token = '' } = item.amends ?? {};
  const sendMine = async () => {
    const found = await fetchOwn(item.token, item.wave, response, token);
    if (found.kind === 'found') await amendNow(found.version);
    else setOffline(true);
  };
  const startNewer = async () => {
    download(await fileOfWaiting(item));
    await forget();
    arrive({ kind: 'change', response, token });
  };
  return (
    <main>
      <h1 tabIndex={-1}>{own.newerTitle}</h1>
      <div className="card loud" role="alert">
        <p>{own.newerText}</p>
        {offline && <p>{own.offline}</p>}
      </div>
      <nav className="steps">
        <button type="button" onClick={() => void startNewer()}>
          {own.startNewer}
        </button>
        <button type="button" className="primary" onClick={() => void sendMine()}>
          {own.sendMine}
        </button>
      </nav>
    </main>
  );
}
