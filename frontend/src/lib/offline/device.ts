/** Whose things are open on this device, now. */

import { endSession, forget, lastPerson, protect, rememberPerson, unlock } from './keys';
import { PassingVault, SealedVault, type Vault } from './vault';

export type DeviceState =
  | { kind: 'closed' }
  | { kind: 'locked'; person: string; wrong: number }
  | { kind: 'open'; person: string; vault: Vault };

class Device {
  private now: DeviceState = { kind: 'closed' };
  private readonly listeners = new Set<() => void>();

  get state(): DeviceState {
    return this.now;
  }

  get vault(): Vault | null {
    return this.now.kind === 'open' ? this.now.vault : null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Opens what this person keeps here. `locked` when they protected it and `pin` is missing or wrong. */
  async open(person: string, pin?: string): Promise<void> {
    if (this.now.kind === 'open' && this.now.person === person) return;
    this.become(await opened(person, pin));
  }

  /** What stays is encrypted; nobody looks at it until it is opened again. */
  close(): void {
    if (this.now.kind !== 'closed') this.become({ kind: 'closed' });
  }

  /** The server says that the session is over: what is here waits for the same person to sign in. */
  async ended(): Promise<void> {
    this.close();
    await endSession().catch(() => undefined);
  }

  /** Key and data leave this device. */
  async forget(person: string): Promise<void> {
    if (this.now.kind !== 'closed' && this.now.person === person) this.close();
    await forget(person).catch(() => undefined);
  }

  /** Ask for this PIN from now on (null: no longer). @returns false when `current` is wrong */
  protect(pin: string | null, current?: string): Promise<boolean> {
    return this.now.kind === 'open' ? protect(this.now.person, pin, current) : Promise.resolve(false);
  }

  private become(state: DeviceState) {
    this.now = state;
    for (const listener of this.listeners) listener();
  }
}

async function opened(person: string, pin?: string): Promise<DeviceState> {
  try {
    const unlocked = await unlock(person, pin);
    if (unlocked.kind === 'locked') return { kind: 'locked', person, wrong: unlocked.wrong };
    await rememberPerson(person);
    void navigator.storage?.persist?.().catch(() => undefined); // asked for; a browser may say no
    return { kind: 'open', person, vault: new SealedVault(person, unlocked.key) };
  } catch {
    // A private window, or no HTTPS: the app works, and says that nothing is kept.
    return { kind: 'open', person, vault: new PassingVault(person) };
  }
}

export const device = new Device();

/** Who may be opened without asking the server: null when nobody, or when this browser keeps nothing. */
export const personOfDevice = (): Promise<string | null> => lastPerson().catch(() => null);
