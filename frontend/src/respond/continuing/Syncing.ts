/** While a draft is kept for another device too: what is written here goes there, what came there is told. */

import { write } from '../database';
import type { Session } from '../session';
import { digestOf, keep, moved, type Trouble } from './keeping';

const SOON_MS = 4_000;
const LOOK_MS = 45_000;

export type SyncState =
  | { kind: 'kept'; at: string; leftOut: string[]; pending: string[] }
  | { kind: 'keeping' }
  | { kind: Trouble; version?: string };

export class Syncing {
  state: SyncState = { kind: 'keeping' };
  private readonly there = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly session: Session,
    private readonly tell: (state: SyncState) => void,
  ) {}

  /** @returns how to stop */
  start(): () => void {
    const stop = this.session.onChange(() => this.soon());
    const look = () => {
      if (document.visibilityState === 'visible') void this.look();
    };
    const back = () => void this.push();
    const timer = setInterval(look, LOOK_MS);
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', look);
    // What was written since it was last kept, without a connection or before a restart.
    void this.push();
    return () => {
      stop();
      clearInterval(timer);
      clearTimeout(this.timer);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', look);
    };
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.push(), SOON_MS);
  }

  /** One at a time; what changes meanwhile follows. */
  push(): Promise<void> {
    this.again = true;
    this.underWay ??= this.work().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async work(): Promise<void> {
    while (this.again) {
      this.again = false;
      const { session } = this;
      const { continued } = session;
      if (!continued || session.handedOver || this.state.kind === 'newer') return;
      const { token, link } = session;
      const draft = session.draft();
      const said = await digestOf(draft);
      const at = new Date().toISOString();
      const isKept = continued.version && continued.said === said;
      if (isKept) {
        if (this.state.kind === 'kept') continue;
        const found = await moved(token, continued);
        if (found === '') this.set({ kind: 'kept', at, leftOut: [], pending: [] });
        else this.set({ kind: found === null ? 'offline' : (found as Trouble) });
        continue;
      }
      const result = await keep(token, link.instrument_version_id, draft, continued, this.there);
      if (result.kind !== 'kept') return this.set(result);
      const { version, leftOut, pending } = result;
      // What did not get through is tried again.
      session.continued = { ...continued, version, said: pending.length > 0 ? '' : said };
      if (session.handedOver) return;
      await write('drafts', session.draft()).catch(() => undefined);
      this.set({ kind: 'kept', at, leftOut, pending });
    }
  }

  /** Whether the other device has something newer, or has sent them. */
  async look(): Promise<void> {
    const { continued, token } = this.session;
    if (!continued?.version || this.underWay || this.session.handedOver) return;
    const waits = this.state.kind === 'kept' && this.state.pending.length > 0;
    if (waits || this.state.kind === 'offline') return this.push();
    const found = await moved(token, continued);
    if (found) this.set({ kind: found as Trouble });
  }

  /** What is here takes the place of what came there. */
  async keepMine(version: string): Promise<void> {
    const { continued } = this.session;
    if (!continued) return;
    this.session.continued = { ...continued, version, said: '' };
    this.set({ kind: 'keeping' });
    await this.push();
  }

  private set(state: SyncState): void {
    this.state = state;
    this.tell(state);
  }
}
