/** Answers that were given and are not yet received. */

import { outboxOf, type Told } from '../lib/outbox/outbox';
import { readAll, settle, type Waiting, write } from './database';
import { type SendResult, send } from './server';

export type Outcome = Told<SendResult>;

export const outbox = outboxOf<Waiting, SendResult>({
  lock: 'duru-respond-outbox',
  all: () => readAll('outbox'),
  send,
  settle: async (_, result) => {
    if (result.kind === 'received') await settle(result.receipt);
  },
});

/** Keep it on the device first; only then try to send. */
export async function enqueue(item: Waiting): Promise<void> {
  await write('outbox', item);
  outbox.wanted(item.id);
}
