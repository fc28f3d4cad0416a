import { useEffect, useState } from 'react';
import type { Repeat } from '../lib/form-engine/tree';
import { useForm } from './FormContext';
import type { ControlProps } from './Question';
import { UNSEEN } from './screens';
import { FILES } from './session';

type Loaded = typeof import('./kinds/Kinds');

let loaded: Loaded | undefined;

/** The script of the kinds that a questionnaire seldom has; the service worker keeps it for use offline. */
function useKinds(): [Loaded | undefined, boolean, () => void] {
  const [kinds, setKinds] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    import('./kinds/Kinds').then(
      (found) => {
        loaded = found;
        setKinds(found);
      },
      () => setFailed(true),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the question is first shown
  useEffect(() => {
    if (!kinds) load();
  }, []);
  return [kinds, failed, load];
}

const LATER = new Set([...FILES, 'geopoint', 'geotrace', 'geoshape', 'rank']);
/** Looks that change the control of a kind. */
const LOOKS =
  /^(date (year|month-year|ethiopian|coptic|islamic|persian|buddhist|bikram-sambat)|one map|(one|many) image-map|decimal bearing)$/;

/** Whether a kind's control isn't part of what a phone loads first. */
export const isLater = ({ definition: { kind, raw } }: ControlProps['node']) =>
  LATER.has(kind) ||
  raw.app ||
  raw.choices?.roster ||
  raw.appearance?.some((look) => LOOKS.test(`${kind} ${look}`)) ||
  false;

/** The question of a repeat that asks a plain line of text a row, and nothing else; undefined for other repeats. */
export function lineOf({ definition: { kids } }: Repeat): string | undefined {
  const [first, second] = kids.filter(({ kind }) => !UNSEEN.has(kind));
  if (second || first?.kind !== 'text') return undefined;
  const { appearance, guidance } = first.raw;
  return appearance || guidance || first.relevant || first.readonly ? undefined : first.name;
}

type Props = ControlProps | { repeat: Repeat; question: string };

export function Later(props: Props) {
  const { words } = useForm();
  const [kinds, failed, load] = useKinds();
  if (kinds) return 'repeat' in props ? <kinds.Names {...props} /> : <kinds.Kinds {...props} />;
  return failed ? (
    <p className="problem">
      {words.offlineTitle}{' '}
      <button type="button" onClick={load}>
        {words.again}
      </button>
    </p>
  ) : (
    <p className="loading">…</p>
  );
}

/** Pictures and sounds of a label; `text` is what they stand beside. */
export function LaterFiles(props: { files: Record<string, string>; text: string }) {
  const [kinds] = useKinds();
  return kinds ? <kinds.LabelFiles {...props} /> : null;
}
