import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { SetupPage } from '../features/sign-in/SetupPage';
import { SignInPage } from '../features/sign-in/SignInPage';
import { setupQuery } from '../features/sign-in/setup';
import { PartDown } from '../lib/api/problem';
import { useI18n } from '../lib/i18n/I18n';
import { chosenLanguage, isLanguage } from '../lib/i18n/languages';
import { device, personOfDevice } from '../lib/offline/device';
import { useDevice } from '../lib/offline/useWaiting';
import { meQuery } from '../lib/session/me';
import { session } from '../lib/session/session';
import { usePerson, useSession } from '../lib/session/useSession';
import { Opening } from './Opening';
import { Places } from './Places';
import css from './SignInGate.module.css';

const again = 20_000;

/**
 * Everything behind it may rely on a person whose grants are known: signed in, or, while the server can't be
 * asked, the one who used this device last, with what is kept here.
 */
export function SignInGate() {
  const state = useSession();
  const signedIn = usePerson();
  const start = useQuery({
    queryKey: ['start'],
    queryFn: () => session.refresh(),
    enabled: state === 'unknown',
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: state === 'unknown' && again,
    refetchOnReconnect: 'always',
  });
  const away = state === 'unknown' && start.error instanceof PartDown;
  useBack(away, start.refetch);
  const last = useQuery({ queryKey: ['last person'], queryFn: personOfDevice, enabled: away, gcTime: 0 });
  const setup = useQuery({ ...setupQuery, enabled: state === 'signed-out' });
  const me = useQuery({ ...meQuery, enabled: state === 'signed-in' && !signedIn });
  const person =
    state === 'signed-in' ? (signedIn ?? me.data?.id ?? null) : away ? (last.data ?? null) : null;

  useSwept(person, state === 'signed-out');

  if (state === 'signed-out') return setup.data?.needed ? <SetupPage /> : <SignInPage />;
  if (person) {
    return (
      <Opening key={person} person={person}>
        <Opened />
      </Opening>
    );
  }
  const failed = me.error ?? (last.isFetching ? null : start.error);
  return (
    <main className={css.between}>
      {failed ? (
        <Trouble error={failed} retry={() => void (me.error ? me.refetch() : start.refetch())} />
      ) : (
        <Waiting rows={3} />
      )}
    </main>
  );
}

/** The browser may have thought itself online all along: it is asked again whenever it says so, or is looked at. */
function useBack(away: boolean, ask: () => unknown) {
  useEffect(() => {
    if (!away) return;
    const back = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [away, ask]);
}

/** Nothing that one person read stays in memory for the next. */
function useSwept(person: string | null, out: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (out) void device.ended();
  }, [out]);
  useEffect(() => {
    if (!person) return;
    return () => {
      const stay = ['setup', 'start'];
      client.removeQueries({ predicate: ({ queryKey }) => !stay.includes(String(queryKey[0])) });
    };
  }, [person, client]);
}

/** The person's own things are open: who they are comes from the server, or from what is kept. */
function Opened() {
  const state = useSession();
  const { choose, language } = useI18n();
  const client = useQueryClient();
  const opened = useDevice();
  const me = useQuery({ ...meQuery, enabled: state === 'signed-in' });

  // Whoever has not chosen a language on this device gets the one of their account.
  const own = me.data?.language;
  useEffect(() => {
    if (isLanguage(own) && !chosenLanguage()) void choose(own);
  }, [own, choose]);

  const known = state === 'signed-in' && opened.kind === 'open' ? me.data : undefined;
  useEffect(() => {
    if (!known) return;
    const ahead = async () => {
      const { readAhead } = await import('../features/improve/read-ahead');
      await readAhead(client, known, language);
    };
    void ahead().catch(() => undefined);
  }, [known, client, language]);

  if (me.data) return <Places />;
  return (
    <main className={css.between}>
      {me.error || state !== 'signed-in' ? (
        <Trouble error={me.error ?? new PartDown('identity', true)} retry={() => void session.refresh()} />
      ) : (
        <Waiting rows={3} />
      )}
    </main>
  );
}
