/** The parts of the page that come later, each a script of its own. */

import { lazily } from './lazily';

export const Sending = lazily(() => import('./Sending'));
export const Continuation = lazily(() => import('./continuing/Continuation'));
export const SyncState = lazily(() => import('./continuing/SyncState'));
export const OwnAnswers = lazily(() => import('./own/OwnAnswers'));
export const KeepLink = lazily(() => import('./own/KeepLink'));
export const ChangeRefused = lazily(() => import('./own/ChangeRefused'));
export const More = lazily(() => import('./more/More'));
export const SaveFile = lazily(() => import('./rescue/SaveFile'));
export const HandIn = lazily(() => import('./rescue/HandIn'));

/** What may be needed once the connection has gone. */
export function ahead(): void {
  for (const room of [Sending, SaveFile, More, KeepLink, ChangeRefused])
    void room.ahead().catch(() => undefined);
}
