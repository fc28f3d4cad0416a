import { useEffect, useRef, useState } from 'react';
import type { Model } from '../lib/form-engine/model';
import { prepare } from '../lib/form-engine/prepare';
import { type LinkContent, readFiles, remove } from '../respond/database';
import { Message } from '../respond/Message';
import { asksForPeople, seated } from '../respond/personal/people';
import { Questionnaire } from '../respond/Questionnaire';
import { Session } from '../respond/session';
import { pageLanguage, useWords } from '../respond/strings';
import { askedBy } from './asked';
import { invented } from './people';
import { endWords } from './words';

const linkOf = (model: Model): LinkContent =>
  asksForPeople(model) ? seated(bare(model), invented) : bare(model);

const bare = (model: Model): LinkContent => ({
  wave: { id: 'preview', title: model.title, project: '', state: 'open', closes_on: null },
  unit: { kind: 'network', label: '' },
  instrument_version_id: 'preview',
  default_language: model.languages[0]?.code ?? 'default',
  model,
});

/** Photos and recordings of a preview stay on nobody's device. */
async function forgetFiles(session: Session): Promise<void> {
  const files = await readFiles(session.id).catch(() => []);
  await Promise.all(files.map(({ key }) => remove('files', key).catch(() => undefined)));
}

/** The public form on a model that the app hands in; nothing is kept and nothing is sent. */
export function PreviewPage() {
  const [session, setSession] = useState<Session | null>(null);
  const [language, setLanguage] = useState('');
  const [ended, setEnded] = useState(false);
  const model = useRef<Model | null>(null);
  const open = useRef<Session | null>(null);

  useEffect(() => {
    const begin = (next: Model, speaks: string) => {
      if (open.current) void forgetFiles(open.current);
      model.current = next;
      const start = () => {
        if (model.current !== next) return;
        open.current = new Session('preview', linkOf(next), speaks);
        setSession(open.current);
        setEnded(false);
      };
      if (next.rare) void prepare(next).then(start);
      else start();
    };
    const hear = (event: MessageEvent) => {
      const asked = askedBy(event, window.parent, window.location.origin);
      if (!asked) return;
      if (JSON.stringify(asked.model) !== JSON.stringify(model.current)) begin(asked.model, asked.language);
      else open.current?.speak(asked.language);
      setLanguage(asked.language);
    };
    const leave = () => open.current && void forgetFiles(open.current);
    window.addEventListener('message', hear);
    window.addEventListener('pagehide', leave);
    window.parent.postMessage({ kind: 'duru.preview.ready' }, window.location.origin);
    return () => {
      window.removeEventListener('message', hear);
      window.removeEventListener('pagehide', leave);
    };
  }, []);

  const spoken = pageLanguage([language, ...navigator.languages]);
  useEffect(() => {
    document.documentElement.lang = language && language !== 'default' ? language : spoken;
  }, [language, spoken]);

  const [words] = useWords(spoken);
  if (!session || !words) return <p className="loading">{words?.loading ?? '…'}</p>;
  const again = () => {
    const fresh = new Session('preview', session.link, session.language);
    void forgetFiles(session);
    open.current = fresh;
    setSession(fresh);
    setEnded(false);
  };
  if (!session.link.model.web) {
    return (
      <Message title={words.notWebTitle} text={words.notWebText}>
        <ul>
          {session.link.model.web_reasons.map(({ node, code, message }) => (
            <li key={node + code + message}>{[node, message].filter(Boolean).join(': ')}</li>
          ))}
        </ul>
      </Message>
    );
  }
  if (ended) {
    const { title, text, label } = endWords[spoken];
    return <Message title={title} text={text} action={{ label, run: again }} />;
  }
  const speak = (code: string) => {
    session.speak(code);
    setLanguage(code);
    window.parent.postMessage({ kind: 'duru.preview.spoken', language: code }, window.location.origin);
  };
  return (
    <Questionnaire
      key={session.id}
      {...{ session, words, speak }}
      saved={{ kind: 'none' }}
      online
      finish={async () => setEnded(true)}
    />
  );
}
