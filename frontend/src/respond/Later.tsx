import { useEffect, useState } from 'react';
import { useForm } from './FormContext';
import type { ControlProps } from './Question';

type Kinds = (props: ControlProps) => React.ReactNode;

let loaded: Kinds | undefined;

const LATER = new Set(['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file']);
const CALENDARS = ['year', 'month-year', 'ethiopian', 'coptic', 'islamic', 'persian', 'buddhist'];

/** Whether a kind's control isn't part of what a phone loads first. */
export const isLater = ({ definition: { kind, raw } }: ControlProps['node']) =>
  LATER.has(kind) || (kind === 'date' && CALENDARS.some((look) => raw.appearance?.includes(look)));

/** The service worker keeps the script, so that it is there without a connection from the second visit. */
export function Later(props: ControlProps) {
  const { words } = useForm();
  const [Control, setControl] = useState<{ is: Kinds } | undefined>(loaded && { is: loaded });
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    import('./kinds/Kinds').then(
      ({ Kinds }) => {
        loaded = Kinds;
        setControl({ is: Kinds });
      },
      () => setFailed(true),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the question is first shown
  useEffect(() => {
    if (!Control) load();
  }, []);
  if (Control) return <Control.is {...props} />;
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
