import { useQuery } from '@tanstack/react-query';
import { type Translate, useI18n } from '../../../lib/i18n/I18n';
import type { Change } from '../../../lib/improve/measures';
import { namesQuery } from '../../../lib/session/names';
import css from './Measures.module.css';
import { fieldNames, missingText } from './words';

/** Who changed what, when and why, the newest first. */
export function Changes({ changes }: { changes: Change[] }) {
  const { t, format } = useI18n();
  const people = useQuery(
    namesQuery(changes.filter(({ by_kind }) => by_kind === 'person').map(({ by }) => by)),
  );
  if (changes.length === 0) return <p className={css.small}>{t('measure.never_changed')}</p>;
  return (
    <ol className={css.changes}>
      {changes.map((change) => (
        <li key={change.id}>
          {[format.dateTime(change.at), people.data?.get(change.by), change.reason]
            .filter(Boolean)
            .join(' · ')}
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

const nameOf = (t: Translate, field: string) => {
  const id = fieldNames[field];
  return id ? t(id) : field;
};
