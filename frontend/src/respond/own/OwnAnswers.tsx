import { useCallback, useEffect, useState } from 'react';
import { type Draft, type LinkContent, write } from '../database';
import { Message } from '../Message';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { draftOf, fetchOwn, type OwnResponse, type OwnResult } from './own';
import { type OwnWords, ownWords } from './words';

interface Props {
  token: string;
  link: LinkContent;
  arrival: { response: string; token: string };
  drafts: Draft[];
  language: string;
  words: Words;
  begin: (draft: Draft) => void;
  leave: () => void;
}

/** An address for changing was opened: what was sent, and the way to change it. */
export default function OwnAnswers(props: Props) {
  const { token, link, arrival, words, leave } = props;
  const own = ownWords(words);
  const [result, setResult] = useState<OwnResult>();
  const { response, token: amendToken } = arrival;
  const look = useCallback(async () => {
    setResult(undefined);
    setResult(await fetchOwn(token, link.wave.id, response, amendToken));
  }, [token, link, response, amendToken]);
  useEffect(() => void look(), [look]);

  if (!result) return <p className="loading">{own.opening}</p>;
  const back = { label: own.back, run: leave };
  if (result.kind === 'revoked') return <Message title={words.revoked} />;
  if (result.kind === 'unreachable') {
    const again = { label: words.again, run: () => void look() };
    return <Message title={words.offlineTitle} text={own.offline} action={again} />;
  }
  const trouble = result.kind === 'found' ? unchangeable(result.own, link, own) : own.unknown;
  if (trouble || result.kind !== 'found') return <Message title={own.title} text={trouble} action={back} />;
  return <Found {...props} {...result} response={result.own} own={own} />;
}

function unchangeable({ wave, instrument_version_id: asked }: OwnResponse, link: LinkContent, own: OwnWords) {
  if (wave.state !== 'open') return own.closed;
  if (!wave.amendments) return own.off;
  return asked === link.instrument_version_id ? '' : own.otherVersion;
}

interface FoundProps extends Omit<Props, 'link'> {
  own: OwnWords;
  response: OwnResponse;
  version: string;
}

function Found({ token, arrival, drafts, language, own, response, version, begin, leave }: FoundProps) {
  const when = (moment: string) => clock(moment, language, true);
  const begun = drafts.find(({ amends }) => amends?.response === response.id);
  const others = drafts.filter((draft) => draft !== begun);
  const missing = response.attachments.filter(({ state }) => state !== 'complete').map(({ name }) => name);
  const change = async () => {
    const draft = draftOf(response, version, arrival.token, token);
    await write('drafts', draft).catch(() => undefined); // a private window keeps nothing, and can still change
    begin(draft);
  };
  return (
    <main>
      <h1>{own.title}</h1>
      <div className="card">
        <p>{say(own.sent, { time: when(response.received_at) })}</p>
        {response.amended_at && <p>{say(own.changed, { time: when(response.amended_at) })}</p>}
        <p>{own.device}</p>
        {missing.length > 0 && <p>{say(own.missing, { names: missing.join(', ') })}</p>}
      </div>
      {begun && <p className="notice">{say(own.begun, { time: when(begun.savedAt) })}</p>}
      {others.length > 0 && <p className="notice">{own.othersStay}</p>}
      <nav className="steps">
        <button type="button" onClick={leave}>
          {own.back}
        </button>
        {begun && (
          <button type="button" onClick={() => begin(begun)}>
            {own.goOn}
          </button>
        )}
        <button type="button" className="primary" onClick={() => void change()}>
          {own.change}
        </button>
      </nav>
    </main>
  );
}
