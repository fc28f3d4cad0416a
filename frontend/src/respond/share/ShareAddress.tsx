import { useState } from 'react';
import { encode } from 'uqr';
import type { Words } from '../strings';
import { shareWords } from './words';

/** An address for oneself: to scan with one's own phone, to copy, or to send by what the phone has for that. */
export function ShareAddress({ address, title, words }: { address: string; title: string; words: Words }) {
  const own = shareWords(words);
  const [told, setTold] = useState('');
  const copy = () => {
    const done = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setTold(own.copied),
      () => setTold(own.notCopied),
    );
  };
  const share = () => {
    // Who closes the phone's list without choosing is not told anything.
    void navigator.share({ title, url: address }).catch(() => undefined);
  };
  return (
    <div className="share">
      <Code text={address} label={own.qr} />
      <div>
        <p>
          <a href={address} className="address">
            {address}
          </a>
        </p>
        <div className="side-by-side">
          <button type="button" onClick={copy}>
            {own.copy}
          </button>
          {'share' in navigator && (
            <button type="button" onClick={share}>
              {own.share}
            </button>
          )}
        </div>
        <p role="status">{told}</p>
      </div>
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 4 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={dots.join('')} />
    </svg>
  );
}
