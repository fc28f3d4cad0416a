import type { Arrival } from './arrival';
import type { LinkContent, Receipt, Waiting } from './database';
import type { Outcome } from './outbox';
import { ChangeRefused, KeepLink, SaveFile } from './rooms';
import { say, type Words } from './strings';
import { clock } from './when';

interface Props {
  link: LinkContent;
  item: Waiting;
  receipt: Receipt | undefined;
  amendToken: string | undefined;
  outcome: Outcome | undefined;
  language: string;
  words: Words;
  tryNow: () => void;
  mend: () => void;
  sendAsNew: () => void;
  amendNow: (version: string) => Promise<void>;
  forget: () => Promise<void>;
  /** Not for who has a link of their own. */
  another: (() => void) | undefined;
  arrive: (arrival: Arrival) => void;
}

/** What became of the answers, in three states and plain words. */
export default function Sending(props: Props) {
  const { receipt, outcome, words } = props;
  if (receipt) return <Received {...props} receipt={receipt} />;
  if (outcome?.kind === 'refused') {
    // What is refused without an answer to correct is not opened for correcting: it would come back the same.
    const isBlank = outcome.code === 'response.invalid' && outcome.fields.length === 0;
    const code = isBlank ? UNMARKED : outcome.code;
    const isOfChange = props.item.amends && code !== 'response.invalid' && !clashes(code);
    return isOfChange ? <ChangeRefused {...props} code={code} /> : <Refused {...props} code={code} />;
  }
  const sending = outcome === undefined || outcome.kind === 'sending';
  return (
    <main>
      <h1 tabIndex={-1}>{sending ? words.sendingTitle : words.waitingTitle}</h1>
      <States reached={sending ? 1 : 0} words={words} />
      <div className={sending ? 'card' : 'card loud'} role="status">
        <p>{words.waitingText}</p>
      </div>
      <SaveFile item={props.item} words={words} />
      <nav className="steps">
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

function Received({ receipt, ...props }: Props & { receipt: Receipt }) {
  const { link, amendToken, language, words } = props;
  const isChange = receipt.response !== undefined;
  const time = clock(receipt.receivedAt, language, true);
  return (
    <main>
      <h1 tabIndex={-1}>{isChange ? words.changedTitle : words.receivedTitle}</h1>
      <States reached={2} words={words} />
      <div className="card good" role="status">
        <p>{say(isChange ? words.changedText : words.receivedText, { time })}</p>
        <p className="code">
          {say(words.receiptCode, { code: (receipt.response ?? receipt.id).slice(-12) })}
        </p>
      </div>
      {link.wave.amendments && amendToken && (
        <KeepLink {...props} receipt={receipt} amendToken={amendToken} />
      )}
      <nav className="steps">
        <Another {...props} />
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

/** Refused, and no question shows what for. */
const UNMARKED = 'response.unmarked';

const REASONS: Record<string, keyof Words> = {
  [UNMARKED]: 'unmarked',
  'wave.closed': 'closed',
  'link.unknown': 'revoked',
  'response.conflict': 'conflict',
  'response.not_kept': 'conflict',
  too_large: 'tooLarge',
  'http.413': 'tooLarge',
  'http.404': 'revoked',
};

/** Other content is received under the id, whether or not this one was kept beside it. */
const clashes = (code: string) => code === 'response.conflict' || code === 'response.not_kept';

function Refused(props: Props & { code: string }) {
  const { code, item, words } = props;
  const elsewhere = clashes(code) && item.continued !== undefined;
  const reason = elsewhere ? 'sentElsewhere' : REASONS[code];
  return (
    <main>
      <h1 tabIndex={-1}>{words.refusedTitle}</h1>
      <div className="card loud" role="alert">
        {reason && <p>{words[reason]}</p>}
        {!elsewhere && <p>{words.refusedText}</p>}
        {!reason && <p className="code">{code}</p>}
      </div>
      <SaveFile item={item} words={words} />
      <nav className="steps">
        {elsewhere ? (
          <button type="button" className="primary" onClick={() => void props.forget()}>
            {words.another}
          </button>
        ) : (
          <button type="button" className="primary" onClick={wayOut(props)}>
            {wayOutWords(code, words)}
          </button>
        )}
      </nav>
    </main>
  );
}

function wayOut({ code, mend, sendAsNew, tryNow }: Props & { code: string }) {
  if (clashes(code)) return sendAsNew;
  return code === 'response.invalid' ? mend : tryNow;
}

function wayOutWords(code: string, words: Words): string {
  if (clashes(code)) return words.sendAsNew;
  return code === 'response.invalid' ? words.mend : words.tryNow;
}
