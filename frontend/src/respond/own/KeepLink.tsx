import { useState } from 'react';
import { type Arrival, addressOf } from '../arrival';
import type { LinkContent, Receipt } from '../database';
import { ShareAddress } from '../share/ShareAddress';
import { say, type Words } from '../strings';
import { day } from '../when';
import { ownWords } from './words';

interface Props {
  link: LinkContent;
  receipt: Receipt;
  amendToken: string;
  language: string;
  words: Words;
  arrive: (arrival: Arrival) => void;
}

/** Below the receipt: how what was sent can be changed, now or later. The page forgets it when it is left. */
export default function KeepLink({ link, receipt, amendToken, language, words, arrive }: Props) {
  const own = ownWords(words);
  const [open, setOpen] = useState(false);
  const arrival: Arrival = {
    kind: 'change',
    response: receipt.response ?? receipt.id,
    token: amendToken,
  };
  return (
    <section className="card keep">
      {link.wave.closes_on && <p>{say(own.until, { date: day(link.wave.closes_on, language) })}</p>}
      <div className="side-by-side">
        <button type="button" onClick={() => arrive(arrival)}>
          {own.change}
        </button>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {own.keep}
        </button>
      </div>
      {open && (
        <>
          <p className="hint">{own.keepHint}</p>
          <ShareAddress
            address={addressOf(receipt.token, language, arrival)}
            title={link.model.title || link.wave.title}
            words={words}
          />
        </>
      )}
    </section>
  );
}
