/** Answers that were given and are not yet received. */

import { outboxOf, type Told } from '../lib/outbox/outbox';
import { readAll, settle, type Waiting, write } from './database';
import { type SendResult, send } from './server';

export type Outcome = Told<SendResult>;

export const outbox = outboxOf<Waiting, SendResult>({
  lock: 'duru-respond-outbox',
  all: () => readAll('outbox'),
  send,
  settle: async ({ token, continued, body }, result) => {
    if (result.kind !== 'received') return;
    await settle(result.receipt);
    if (!continued) return;
    // Nobody goes on with them any more; should this fail, the server forgets them by itself.
    const names = body.attachments?.map(({ name }) => name) ?? [];
    void import('./continuing/keeping')
      .then(({ forget }) => forget(token, continued.secret, names))
      .catch(() => undefined);
  },
});

/** Keep it on the device first; only then try to send. */
export async function enqueue(item: Waiting): Promise<void> {
  await write('outbox', item);
  outbox.wanted(item.id);
}
