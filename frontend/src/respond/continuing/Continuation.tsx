import { useCallback, useEffect, useState } from 'react';
import { type Draft, type LinkContent, placeOf, write } from '../database';
import { Message } from '../Message';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { type Brought, bringFiles, fetchKept, type Trouble } from './keeping';
import { canSeal } from './sealing';
import { type ContinuingWords, continuingWords } from './words';

interface Props {
  token: string;
  link: LinkContent;
  arrival: { secret: string };
  drafts: Draft[];
  language: string;
  words: Words;
  begin: (draft: Draft) => void;
  leave: () => void;
}

/** An address for going on was opened: what was begun on the other device, and the way on. */
export default function Continuation(props: Props) {
  const { token, link, arrival, words, leave } = props;
  const own = continuingWords(words);
  const [result, setResult] = useState<Brought | { kind: Trouble }>();
  const { secret } = arrival;
  const look = useCallback(async () => {
    setResult(undefined);
    setResult(canSeal() ? await fetchKept(token, secret) : { kind: 'tampered' });
  }, [token, secret]);
  useEffect(() => void look(), [look]);

  if (!result) return <p className="loading">{own.fetching}</p>;
  if (result.kind === 'revoked') return <Message title={words.revoked} />;
  if (result.kind === 'offline') {
    const again = { label: words.again, run: () => void look() };
    return <Message title={words.offlineTitle} text={own.needsConnection} action={again} />;
  }
  const back = { label: own.back, run: leave };
  if (result.kind !== 'found') {
    return <Message title={own.title} text={troubleWords(result.kind, own, words)} action={back} />;
  }
  if (result.asked !== link.instrument_version_id) {
    return <Message title={own.title} text={own.otherVersion} action={back} />;
  }
  return <Found {...props} own={own} brought={result} />;
}

function troubleWords(kind: Trouble, own: ContinuingWords, words: Words): string {
  if (!canSeal()) return own.needsHttps;
  if (kind === 'closed') return words.closed;
  return kind === 'tampered' ? own.tampered : own.unknown;
}

interface FoundProps extends Props {
  own: ContinuingWords;
  brought: Brought;
}

function Found({ token, arrival, drafts, language, own, brought, begin, leave }: FoundProps) {
  const [at, setAt] = useState(0);
  const [lacking, setLacking] = useState<string[]>();
  const when = (moment: string) => clock(moment, language, true);
  const same = drafts.find(({ id }) => id === brought.draft.id);
  const { secret } = arrival;
  const draft: Draft = {
    ...brought.draft,
    // What is here of the same answers, and older, gives way; anything else keeps its place.
    token: same?.token ?? placeOf(token, brought.draft.id),
    continued: { secret, version: brought.version, said: 'same' },
  };
  const take = async () => {
    setAt(1);
    const missing = [...brought.leftOut, ...(await bringFiles(token, secret, brought, setAt))];
    await write('drafts', draft).catch(() => undefined);
    if (missing.length > 0) setLacking(missing);
    else begin(draft);
  };
  const isMore = same && Date.parse(same.savedAt) > Date.parse(brought.draft.savedAt);
  if (lacking) {
    const text = say(own.lacking, { names: lacking.join(', ') });
    return <Message title={own.title} text={text} action={{ label: own.begin, run: () => begin(draft) }} />;
  }
  return (
    <main>
      <h1>{own.title}</h1>
      <div className="card">
        <p>{say(own.found, { time: when(brought.draft.savedAt) })}</p>
        {same && <p>{say(own.alsoHere, { time: when(same.savedAt) })}</p>}
        {brought.leftOut.length > 0 && <p>{say(own.lacking, { names: brought.leftOut.join(', ') })}</p>}
      </div>
      {drafts.some((one) => one !== same) && <p className="notice">{own.othersStay}</p>}
      <p role="status" className="saved">
        {at > 0 && brought.files.length > 0 && say(own.bringing, { at, all: brought.files.length })}
      </p>
      <nav className="steps">
        <button type="button" onClick={leave} disabled={at > 0}>
          {own.back}
        </button>
        {same && (
          <button
            type="button"
            className={isMore ? 'primary' : undefined}
            onClick={() => begin({ ...same, continued: { secret, version: brought.version } })}
          >
            {own.keepHere}
          </button>
        )}
        <button
          type="button"
          className={isMore ? undefined : 'primary'}
          disabled={at > 0}
          onClick={() => void take()}
        >
          {same ? own.takeNewer : own.begin}
        </button>
      </nav>
    </main>
  );
}
