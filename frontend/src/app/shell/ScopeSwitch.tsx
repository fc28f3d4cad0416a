import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Dialog } from '../../components/Dialog';
import { Icon } from '../../components/icons';
import { Loaded } from '../../components/Loaded';
import { useI18n } from '../../lib/i18n/I18n';
import { networksQuery } from '../../lib/scope/networks';
import { scopeAddress, useScope } from '../../lib/scope/useScope';
import { useMe } from '../../lib/session/me';
import css from './ScopeSwitch.module.css';
import shell from './Shell.module.css';

/** A page of one record does not exist elsewhere: a change of scope leads to its place (`ask`, `reports` …). */
const placeOf = (pathname: string) => /^\/p\/[^/]+(?:\/[ns]\/[^/]+)?\/([a-z]+)/.exec(pathname)?.[1] ?? '';

export function ScopeSwitch() {
  const { t } = useI18n();
  const { project, siteId, networkId } = useScope();
  const [open, setOpen] = useState(false);
  const networks = useQuery({ ...networksQuery(project.id), enabled: open || networkId !== undefined });
  const narrower =
    networks.data?.find((network) => network.id === networkId)?.name ??
    project.sites.find((site) => site.id === siteId)?.name;
  return (
    <>
      <button
        type="button"
        className={shell.scope}
        aria-haspopup="dialog"
        aria-label={t('scope.open', { scope: [project.name, narrower].filter(Boolean).join(' › ') })}
        onClick={() => setOpen(true)}
      >
        <span className={shell.scopeText}>
          {narrower ? (
            <>
              <span className={shell.small}>{project.name} › </span>
              {narrower}
            </>
          ) : (
            project.name
          )}
        </span>
        <Icon name="down" size={16} />
      </button>
      {open && <ScopeDialog networks={networks} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ScopeDialogProps {
  networks: ReturnType<typeof useQuery<{ id: string; name: string; site_id: string; code: string }[]>>;
  onClose: () => void;
}

function ScopeDialog({ networks, onClose }: ScopeDialogProps) {
  const { t } = useI18n();
  const me = useMe();
  const scope = useScope();
  const place = placeOf(useLocation().pathname);
  const [wanted, setWanted] = useState('');
  const choice = (key: string, label: string, to: string, current: boolean, level: number) => (
    <li key={key} className={css[`level${level}`]}>
      <Link className={css.choice} to={to} aria-current={current ? 'true' : undefined} onClick={onClose}>
        {label}
      </Link>
    </li>
  );
  return (
    <Dialog title={t('scope.title')} onClose={onClose}>
      <TextInput
        label={t('scope.filter')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ul className={css.list}>
        {me.projects.map((project) =>
          choice(
            project.id,
            project.name,
            scopeAddress(project.id, {}, place),
            project.id === scope.project.id && !scope.siteId && !scope.networkId,
            0,
          ),
        )}
      </ul>
      <h3 className={css.heading}>{scope.project.name}</h3>
      <Loaded query={networks}>
        {(all) => (
          <ul className={css.list}>
            {scope.project.sites.map((site) => [
              choice(
                site.id,
                site.name,
                scopeAddress(scope.project.id, { siteId: site.id }, place),
                site.id === scope.siteId,
                1,
              ),
              ...all
                .filter((network) => network.site_id === site.id && matches(network, wanted))
                .map((network) =>
                  choice(
                    network.id,
                    `${network.name} · ${network.code}`,
                    scopeAddress(scope.project.id, { networkId: network.id }, place),
                    network.id === scope.networkId,
                    2,
                  ),
                ),
            ])}
          </ul>
        )}
      </Loaded>
    </Dialog>
  );
}

const matches = (network: { name: string; code: string }, wanted: string) =>
  `${network.name} ${network.code}`.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
