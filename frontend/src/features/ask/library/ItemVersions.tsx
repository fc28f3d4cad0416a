import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../components/Loaded';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { ChangeList } from '../instruments/ChangeList';
import css from './Library.module.css';
import { itemChangesQuery, itemVersionsQuery, type LibraryItem } from './library';

/** Every wording that there was, and what each changed. */
export function ItemVersions({ item }: { item: LibraryItem }) {
  const { t, format } = useI18n();
  const versions = useQuery(itemVersionsQuery(item.id));
  return (
    <Loaded query={versions}>
      {(all) => (
        <ol className={css.versions}>
          {all.map((version) => (
            <li key={version.id}>
              <h3 className={css.versionHead}>
                {t('library.version', { n: version.number })}{' '}
                {version.number === item.newest && (
                  <StateBadge tone="good" label={t('questionnaire.newest')} />
                )}
              </h3>
              <p className={css.facts}>
                {format.date(version.created_at)}
                {version.note && ` · ${version.note}`}
              </p>
              {version.number > 1 && <Changed id={item.id} number={version.number} />}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

/** Asked for when somebody opens it. */
function Changed({ id, number }: { id: string; number: number }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const changes = useQuery({ ...itemChangesQuery(id, number, number - 1), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.summary}>{t('questionnaire.changed', { n: number - 1 })}</summary>
      {open && <Loaded query={changes}>{(told) => <ChangeList told={told} />}</Loaded>}
    </details>
  );
}
