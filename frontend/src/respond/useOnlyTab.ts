import { useCallback, useEffect, useState } from 'react';

export type TabState = 'asking' | 'mine' | 'elsewhere';

/**
 * One tab at a time writes the draft of a link: two would overwrite each other's answers. A tab that is
 * asked to give way does so. Browsers without locks (before 2022) have no such protection.
 */
export function useOnlyTab(token: string): [TabState, () => void] {
  const [state, setState] = useState<TabState>(navigator.locks ? 'asking' : 'mine');
  const hold = useCallback(
    (steal: boolean) => {
      navigator.locks
        ?.request(`duru-respond-${token}`, steal ? { steal } : { ifAvailable: true }, (lock) => {
          setState(lock ? 'mine' : 'elsewhere');
          return lock ? new Promise<never>(() => undefined) : undefined;
        })
        .catch(() => setState('elsewhere')); // another tab has taken it over
    },
    [token],
  );
  useEffect(() => hold(false), [hold]);
  return [state, useCallback(() => hold(true), [hold])];
}
