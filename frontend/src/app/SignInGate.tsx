import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Trouble } from '../components/Trouble';
import { Waiting } from '../components/Waiting';
import { SetupPage } from '../features/sign-in/SetupPage';
import { SignInPage } from '../features/sign-in/SignInPage';
import { setupQuery } from '../features/sign-in/setup';
import { useI18n } from '../lib/i18n/I18n';
import { chosenLanguage, isLanguage } from '../lib/i18n/languages';
import { meQuery } from '../lib/session/me';
import { session } from '../lib/session/session';
import { useSession } from '../lib/session/useSession';
import { Places } from './Places';
import css from './SignInGate.module.css';

/** Everything behind it may rely on a signed-in person whose grants are known. */
export function SignInGate() {
  const state = useSession();
  const { choose } = useI18n();
  const client = useQueryClient();
  const start = useQuery({
    queryKey: ['start'],
    queryFn: () => session.refresh(),
    enabled: state === 'unknown',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const setup = useQuery({ ...setupQuery, enabled: state === 'signed-out' });
  const me = useQuery({ ...meQuery, enabled: state === 'signed-in' });

  useEffect(() => {
    if (state === 'signed-out') client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'setup' });
  }, [state, client]);

  // Whoever has not chosen a language on this device gets the one of their account.
  const own = me.data?.language;
  useEffect(() => {
    if (isLanguage(own) && !chosenLanguage()) void choose(own);
  }, [own, choose]);

  if (state === 'signed-in' && me.data) return <Places />;
  if (state === 'signed-out' && setup.data?.needed) return <SetupPage />;
  if (state === 'signed-out') return <SignInPage />;
  const failed = me.error ?? start.error;
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
