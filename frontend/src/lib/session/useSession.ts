import { useSyncExternalStore } from 'react';
import { type SessionState, session } from './session';

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, () => session.state);

/** Who is signed in; null while nobody is, or while that is not known. */
export const usePerson = (): string | null => useSyncExternalStore(session.subscribe, () => session.person);
