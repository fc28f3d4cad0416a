import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** What the browser believes; it may say "online" behind a dead access point, never the other way round. */
export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine);
