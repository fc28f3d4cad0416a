import { useQuery } from '@tanstack/react-query';
import { accepted, identity } from '../../../lib/api/client';
import { type Translate, useI18n } from '../../../lib/i18n/I18n';
import type { Change } from '../../../lib/improve/measures';
import css from './Measures.module.css';
import { fieldNames, missingText } from './words';

/** Who changed what, when and why, the newest first. */
export function Changes({ changes }: { changes: Change[] }) {
  const { t, format } = useI18n();
  const people = useQuery(
    peopleQuery(changes.filter(({ by_kind }) => by_kind === 'person').map(({ by }) => by)),
  );
  if (changes.length === 0) return <p className={css.small}>{t('measure.never_changed')}</p>;
  return (
    <ol className={css.changes}>
      {changes.map((change) => (
        <li key={change.id}>
          {[format.dateTime(change.at), people.data?.[change.by], change.reason].filter(Boolean).join(' · ')}
          <br />
          {change.version === 1 && change.fields.every(({ old }) => old === null)
            ? t('measure.written_first')
            : change.fields.map(({ field, old, new: now }) => (
                <span key={field}>
                  {t('measure.changed', {
                    field: nameOf(t, field),
                    before: said(t, old),
                    now: said(t, now),
                  })}{' '}
                </span>
              ))}
        </li>
      ))}
    </ol>
  );
}

function said(t: Translate, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('measure.nothing');
  if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
  if (Array.isArray(value)) return value.map((one) => said(t, one)).join(', ');
  if (typeof value === 'object')
    return Object.values(value)
      .map((one) => said(t, one))
      .join(' · ');
  return missingText(t, String(value), null) ?? String(value);
}

const peopleQuery = (ids: string[]) => {
  const wanted = [...new Set(ids)].sort().slice(0, 200);
  return {
    queryKey: ['names', wanted],
    queryFn: async () => {
      const { items } = await accepted(
        identity.POST('/api/identity/v1/people:names', { body: { ids: wanted } }),
      );
      return Object.fromEntries(items.map(({ id, name }) => [id, name])) as Record<string, string>;
    },
    enabled: wanted.length > 0,
    staleTime: 300_000,
  };
};

const nameOf = (t: Translate, field: string) => {
  const id = fieldNames[field];
  return id ? t(id) : field;
};
