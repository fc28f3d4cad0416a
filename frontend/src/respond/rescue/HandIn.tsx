import { useState } from 'react';
import { RescueFault } from '../../lib/rescue/file';
import { type Draft, type LinkContent, type Waiting, write } from '../database';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { type Elsewhere, type Found, keepFiles, readRecord } from './record';
import { type RescueWords, rescueWords } from './words';

interface Props {
  token: string;
  link: LinkContent;
  language: string;
  words: Words;
  begin: (draft: Draft) => void;
  hand: (item: Waiting) => Promise<void>;
  leave: () => void;
}

type State =
  | { kind: 'none' | 'reading' }
  | { kind: 'trouble'; text: string }
  | { kind: 'found'; found: Found };

/** A file of saved answers is looked at, and sent or gone on with as if it had been given here. */
export default function HandIn({ token, link, language, words, begin, hand, leave }: Props) {
  const own = rescueWords(words);
  const [state, setState] = useState<State>({ kind: 'none' });
  const [sure, setSure] = useState(false);
  const isNamed = link.kind === 'personal';
  const look = async (file: File) => {
    setSure(false);
    setState({ kind: 'reading' });
    try {
      const found = await readRecord(file, token, link);
      if ('kind' in found) setState({ kind: 'trouble', text: elsewhere(found, own) });
      else setState({ kind: 'found', found });
    } catch (fault) {
      if (!(fault instanceof RescueFault)) throw fault;
      const text = fault.file ? say(own.brokenFile, { name: fault.file }) : own[fault.fault];
      setState({ kind: 'trouble', text });
    }
  };
  const take = async (found: Found) => {
    try {
      await keepFiles(found);
      if (found.draft) await write('drafts', found.draft);
    } catch {
      return setState({ kind: 'trouble', text: own.unkept });
    }
    if (found.draft) begin(found.draft);
    else if (found.waiting) await hand(found.waiting);
    leave();
  };
  return (
    <main>
      <h1>{own.title}</h1>
      <div className="card">
        <p>{own.lead}</p>
        <label className="button">
          {own.choose}
          <input
            type="file"
            accept=".duru,application/octet-stream"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void look(file);
            }}
          />
        </label>
      </div>
      <div role="status">
        {state.kind === 'reading' && <p className="loading">{own.reading}</p>}
        {state.kind === 'found' && <Summary {...state} own={own} language={language} />}
      </div>
      {state.kind === 'trouble' && (
        <p className="card loud" role="alert">
          {state.text}
        </p>
      )}
      {state.kind === 'found' && isNamed && (
        <div className="card loud">
          <p>{own.named}</p>
          <label className="choice">
            <input
              type="checkbox"
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
            <span>{own.namedSure}</span>
          </label>
        </div>
      )}
      <nav className="steps">
        <button type="button" onClick={leave}>
          {own.back}
        </button>
        {state.kind === 'found' && (
          <button
            type="button"
            className="primary"
            disabled={isNamed && !sure}
            onClick={() => void take(state.found)}
          >
            {state.found.draft ? own.open : own.send}
          </button>
        )}
      </nav>
    </main>
  );
}

function Summary({ found, own, language }: { found: Found; own: RescueWords; language: string }) {
  return (
    <div className="card good">
      <p>{say(own.found, { time: clock(found.savedAt, language, true) })}</p>
      {found.files.length > 0 && <p>{say(own.files, { count: found.files.length })}</p>}
      <p>{found.draft ? own.unfinished : own.finished}</p>
    </div>
  );
}

function elsewhere(place: Elsewhere, own: RescueWords): string {
  if (place.kind === 'wave') return say(own.otherWave, { title: place.title });
  return place.kind === 'unit' ? say(own.otherUnit, { unit: place.label }) : own.otherVersion;
}
