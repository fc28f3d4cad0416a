import { type ComponentType, useEffect, useState } from 'react';
import type { Words } from './strings';

/**
 * A part of the page that few need, or that is needed last: its script comes when it is shown. The service worker
 * keeps all of them for use offline; `ahead` fetches one before that.
 */
export function lazily<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let found: ComponentType<Props> | undefined;
  const get = async () => {
    found = (await load()).default;
    return found;
  };
  function Lazily(props: Props & { words: Words }) {
    const { words } = props;
    const [View, setView] = useState(() => found);
    const [failed, setFailed] = useState(false);
    const go = () => {
      setFailed(false);
      get().then(
        (view) => setView(() => view),
        () => setFailed(true),
      );
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first shown
    useEffect(() => {
      if (!View) go();
    }, []);
    if (View) return <View {...props} />;
    if (!failed) return <p className="loading">…</p>;
    return (
      <p className="problem">
        {words.offlineTitle}{' '}
        <button type="button" onClick={go}>
          {words.again}
        </button>
      </p>
    );
  }
  return Object.assign(Lazily, { ahead: get });
}
