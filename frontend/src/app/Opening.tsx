import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Waiting } from '../components/Waiting';
import { device } from '../lib/offline/device';
import { giveBack, keepQueries } from '../lib/offline/keep-queries';
import { useDevice } from '../lib/offline/useWaiting';
import { waiting } from '../lib/offline/waiting';
import { PinPage } from './PinPage';
import css from './SignInGate.module.css';

/** Opens what this person keeps on the device, gives back what was read before, and sends what waits. */
export function Opening({ person, children }: { person: string; children: ReactNode }) {
  const state = useDevice();
  const client = useQueryClient();
  const [ready, setReady] = useState<string | null>(null);

  useEffect(() => {
    void device.open(person);
  }, [person]);

  const vault = state.kind === 'open' && state.person === person ? state.vault : null;
  useEffect(() => {
    if (!vault) return;
    let gone = false;
    let stopKeeping: (() => void) | undefined;
    let stopSending: (() => void) | undefined;
    const begin = async () => {
      await giveBack(client, vault).catch(() => undefined); // a full or broken store costs the offline visit
      if (gone) return;
      stopKeeping = keepQueries(client, vault);
      stopSending = waiting.start(client);
      setReady(vault.person);
    };
    void begin();
    return () => {
      gone = true;
      stopKeeping?.();
      stopSending?.();
      setReady(null);
    };
  }, [vault, client]);

  if (state.kind === 'locked') return <PinPage wrong={state.wrong} person={person} />;
  if (ready !== person) {
    return (
      <main className={css.between}>
        <Waiting rows={3} />
      </main>
    );
  }
  return children;
}
