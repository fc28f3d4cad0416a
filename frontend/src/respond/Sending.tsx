import type { Receipt, Waiting } from './database';
import type { Outcome } from './outbox';
import { clock } from './Questionnaire';
import { say, type Words } from './strings';

interface Props {
  item: Waiting | undefined;
  receipt: Receipt | undefined;
  outcome: Outcome | undefined;
  language: string;
  words: Words;
  tryNow: () => void;
  mend: () => void;
  sendAsNew: () => void;
  /** Not for who has a link of their own. */
  another: (() => void) | undefined;
}

/** What became of the answers, in three states and plain words. */
export function Sending(props: Props) {
  const { receipt, outcome, words } = props;
  if (receipt) return <Received {...props} receipt={receipt} />;
  if (outcome?.kind === 'refused') return <Refused {...props} code={outcome.code} />;
  const sending = outcome === undefined || outcome.kind === 'sending';
  return (
    <main>
      <h1 tabIndex={-1}>{sending ? words.sendingTitle : words.waitingTitle}</h1>
      <States reached={sending ? 1 : 0} words={words} />
      <div className={sending ? 'card' : 'card loud'} role="status">
        <p>{words.waitingText}</p>
      </div>
      <nav className="steps">
        <SaveFile item={props.item} words={words} />
        <Another {...props} />
        <button type="button" className="primary" disabled={sending} onClick={props.tryNow}>
          {words.tryNow}
        </button>
      </nav>
    </main>
  );
}

function States({ reached, words }: { reached: 0 | 1 | 2; words: Words }) {
  const names = [
    words.stateDevice,
    reached === 2 ? words.stateSent : words.stateSending,
    words.stateReceived,
  ];
  return (
    <ol className="states">
      {names.map((name, at) => (
        <li
          key={name}
          className={at <= reached ? 'reached' : undefined}
          aria-current={at === reached ? 'step' : undefined}
        >
          <span aria-hidden="true">{at <= reached ? '✓' : '○'}</span> {name}
        </li>
      ))}
    </ol>
  );
}

function Received({ receipt, language, words, another }: Props & { receipt: Receipt }) {
  return (
    <main>
      <h1 tabIndex={-1}>{words.receivedTitle}</h1>
      <States reached={2} words={words} />
      <div className="card good" role="status">
        <p>{say(words.receivedText, { time: clock(receipt.receivedAt, language, true) })}</p>
        <p className="code">{say(words.receiptCode, { code: receipt.id.slice(-12) })}</p>
      </div>
      <nav className="steps">
        <Another another={another} words={words} />
      </nav>
    </main>
  );
}

const Another = ({ another, words }: Pick<Props, 'another' | 'words'>) =>
  another ? (
    <button type="button" onClick={another}>
      {words.another}
    </button>
  ) : null;

const REASONS: Record<string, keyof Words> = {
  'wave.closed': 'closed',
  'link.unknown': 'revoked',
  'response.conflict': 'conflict',
  too_large: 'tooLarge',
  'http.413': 'tooLarge',
  'http.404': 'revoked',
};

function Refused(props: Props & { code: string }) {
  const { code, item, words } = props;
  const reason = REASONS[code];
  return (
    <main>
      <h1 tabIndex={-1}>{words.refusedTitle}</h1>
      <div className="card loud" role="alert">
        {reason && <p>{words[reason]}</p>}
        <p>{words.refusedText}</p>
        {!reason && <p className="code">{code}</p>}
      </div>
      <nav className="steps">
        <SaveFile item={item} words={words} />
        <button type="button" className="primary" onClick={wayOut(props)}>
          {wayOutWords(code, words)}
        </button>
      </nav>
    </main>
  );
}

function wayOut({ code, mend, sendAsNew, tryNow }: Props & { code: string }) {
  if (code === 'response.conflict') return sendAsNew;
  return code === 'response.invalid' ? mend : tryNow;
}

function wayOutWords(code: string, words: Words): string {
  if (code === 'response.conflict') return words.sendAsNew;
  return code === 'response.invalid' ? words.mend : words.tryNow;
}

/** A way out when nothing else works: the answers as a file that can be handed on. */
function SaveFile({ item, words }: { item: Waiting | undefined; words: Words }) {
  if (!item) return null;
  const save = () => {
    const content = JSON.stringify({ wave: item.wave, id: item.id, ...item.body }, null, 1);
    const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `${item.id}.json`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <button type="button" onClick={save}>
      {words.saveFile}
    </button>
  );
}
