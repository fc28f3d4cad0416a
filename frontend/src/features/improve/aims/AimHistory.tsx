import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { useI18n } from '../../../lib/i18n/I18n';
import { namesQuery } from '../../../lib/session/names';
import { aimLabels } from './AimForm';
import css from './Aims.module.css';
import { type AimFields, aimHistoryQuery } from './aims';

/** Who changed what, when, and what stood there before. */
export function AimHistory({ id }: { id: string }) {
  const { t, format } = useI18n();
  const history = useQuery(aimHistoryQuery(id));
  const names = useQuery(namesQuery((history.data ?? []).map((change) => change.by)));
  const label = (field: string) => (field in aimLabels ? t(aimLabels[field as keyof AimFields]) : field);
  const say = (field: string, value: unknown) =>
    field === 'by_when' && typeof value === 'string' ? format.date(value) : String(value ?? '–');
  return (
    <Loaded query={history} rows={3}>
      {(changes) =>
        changes.length === 0 ? (
          <p className={css.soft}>{t('aims.no_history')}</p>
        ) : (
          <ol className={css.history}>
            {changes.map((change) => (
              <li key={change.id}>
                <span className={css.soft}>
                  {[
                    t('aims.version_n', { version: change.version }),
                    format.dateTime(change.at),
                    names.data?.get(change.by) ?? t('aims.somebody'),
                  ].join(' · ')}
                </span>
                {change.fields.every(({ old }) => old === null) ? (
                  <p>{t('history.made')}</p>
                ) : (
                  <ul>
                    {change.fields.map(({ field, old, new: now }) => (
                      <li key={field}>
                        {label(field)}: {old ? <del>{say(field, old)}</del> : null}{' '}
                        <ins>{say(field, now)}</ins>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
