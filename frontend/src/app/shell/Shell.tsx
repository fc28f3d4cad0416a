import { type ReactNode, useState } from 'react';
import { Link, NavLink } from 'react-router';
import { Icon, type IconName } from '../../components/icons';
import { msg, useI18n } from '../../lib/i18n/I18n';
import { useOnline } from '../../lib/offline/useOnline';
import { useScope } from '../../lib/scope/useScope';
import { may, useMe } from '../../lib/session/me';
import { useSession } from '../../lib/session/useSession';
import { AccountDialog } from './AccountDialog';
import { Bell } from './Bell';
import { ScopeSwitch } from './ScopeSwitch';
import css from './Shell.module.css';
import { UpdateNote } from './UpdateNote';
import { WaitingBadge } from './WaitingBadge';

/** Only places that have content for this person; Learn comes with its first page. */
const places: { place: string; label: string; icon: IconName; needs?: string }[] = [
  { place: '', label: msg('nav.home'), icon: 'home' },
  { place: 'improve', label: msg('nav.improve'), icon: 'improve', needs: 'cycle:read' },
  { place: 'ask', label: msg('nav.ask'), icon: 'ask', needs: 'wave:read' },
  { place: 'reports', label: msg('nav.reports'), icon: 'reports', needs: 'report:read' },
  { place: 'settings', label: msg('nav.settings'), icon: 'settings' },
];

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const { to, project } = useScope();
  const me = useMe();
  const away = useSession() !== 'signed-in';
  const online = useOnline() && !away;
  const [account, setAccount] = useState(false);
  return (
    <>
      <a className={css.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={css.shell}>
        <header className={css.top}>
          <Link className={css.brand} to={to('')} aria-label={`Duru · ${t('app.to_home')}`}>
            <img src="/icon.svg" alt="" /> <span className={css.small}>Duru</span>
          </Link>
          <ScopeSwitch />
          <span className={css.spacer} />
          <WaitingBadge />
          {may(me, 'cycle:read', project.id) && <Bell />}
          <button
            type="button"
            className={css.account}
            aria-haspopup="dialog"
            aria-label={t('account.open', { name: me.name })}
            onClick={() => setAccount(true)}
          >
            <Icon name="person" />
            <span className={css.small}>{me.name}</span>
          </button>
        </header>
        <nav className={css.nav} aria-label={t('nav.label')}>
          <ul>
            {places
              .filter(({ needs }) => !needs || may(me, needs, project.id))
              .map(({ place, label, icon }) => (
                <li key={place}>
                  <NavLink className={css.link} to={to(place)} end={place === ''}>
                    <Icon name={icon} /> {t(label)}
                  </NavLink>
                </li>
              ))}
          </ul>
        </nav>
        <main className={css.main} id="content" tabIndex={-1}>
          <UpdateNote />
          <div aria-live="polite">{!online && <p className={css.offline}>{t('app.away')}</p>}</div>
          <div className={css.width}>{children}</div>
        </main>
      </div>
      {account && <AccountDialog onClose={() => setAccount(false)} />}
    </>
  );
}
