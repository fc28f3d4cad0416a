import { NativeSelect } from '@mantine/core';
import { useI18n } from '../../../../lib/i18n/I18n';
import type { ImportBody, ImportPreview, ImportRole } from '../../../../lib/improve/measure-imports';
import type { Measure } from '../../../../lib/improve/measures';
import css from '../Measures.module.css';
import { isRatio, missingToChoose, missingWhy } from '../words';
import { delimiters, roles } from './import-words';

interface ReadingProps {
  measure: Measure;
  body: ImportBody;
  preview: ImportPreview;
  check: (body: ImportBody) => void;
}

/** How the text was read, and each part of it to be corrected; a correction is looked at at once. */
export function Reading({ measure, body, preview, check }: ReadingProps) {
  const { t } = useI18n();
  const wanted: ImportRole[] = [
    'date',
    ...(isRatio(measure.data) ? (['numerator', 'denominator'] as const) : (['value'] as const)),
    ...(measure.school_id ? [] : (['school'] as const)),
    ...(measure.subgroups.length > 0 ? (['subgroup'] as const) : []),
    'missing',
    'note',
  ];
  const none = { value: '', label: t('import.no_column') };
  const column = (role: ImportRole, name: string) =>
    check({ ...body, columns: { ...body.columns, [role]: name || null } });
  const reasons = missingToChoose
    .filter((why) => why !== 'other')
    .map((value) => ({ value, label: t(missingWhy[value]) }));
  return (
    <div className={css.switches}>
      {wanted.map((role) => (
        <NativeSelect
          key={role}
          label={t(roles[role])}
          value={preview.columns[role] ?? ''}
          data={[none, ...preview.column_names]}
          error={preview.missing_columns.includes(role) && t('import.choose_column')}
          onChange={(event) => column(role, event.currentTarget.value)}
        />
      ))}
      <NativeSelect
        label={t('import.date_order')}
        value={preview.date_order ?? ''}
        data={[
          ...(preview.date_order ? [] : [{ value: '', label: t('import.not_told') }]),
          { value: 'dmy', label: t('import.dmy') },
          { value: 'mdy', label: t('import.mdy') },
        ]}
        onChange={(event) => check({ ...body, date_order: event.currentTarget.value as 'dmy' | 'mdy' })}
      />
      <NativeSelect
        label={t('import.decimal')}
        value={preview.decimal ?? ''}
        data={[
          ...(preview.decimal ? [] : [{ value: '', label: t('import.not_told') }]),
          { value: 'comma', label: t('import.decimal_comma') },
          { value: 'point', label: t('import.decimal_point') },
        ]}
        onChange={(event) => check({ ...body, decimal: event.currentTarget.value as 'point' | 'comma' })}
      />
      <NativeSelect
        label={t('import.delimiter')}
        value={preview.delimiter}
        data={Object.entries(delimiters).map(([value, label]) => ({ value, label: t(label) }))}
        onChange={(event) =>
          check({ ...body, columns: {}, delimiter: event.currentTarget.value as ImportPreview['delimiter'] })
        }
      />
      <NativeSelect
        label={t('import.header')}
        value={preview.header ? '1' : ''}
        data={[
          { value: '1', label: t('import.header_names') },
          { value: '', label: t('import.header_values') },
        ]}
        onChange={(event) => check({ ...body, columns: {}, header: event.currentTarget.value === '1' })}
      />
      <NativeSelect
        label={t('import.empty_cells')}
        value={body.empty_as ?? ''}
        data={[{ value: '', label: t('import.empty_fault') }, ...reasons]}
        onChange={(event) =>
          check({
            ...body,
            empty_as: (event.currentTarget.value || null) as NonNullable<ImportBody['empty_as']> | null,
          })
        }
      />
      {preview.unread.slice(0, 6).map(({ text, times }) => (
        <NativeSelect
          key={text}
          label={t('import.unread', { text, n: times })}
          value={body.codes?.[text] ?? ''}
          data={[{ value: '', label: t('import.a_fault') }, ...reasons]}
          onChange={(event) => check({ ...body, codes: coded(body, text, event.currentTarget.value) })}
        />
      ))}
    </div>
  );
}

function coded(body: ImportBody, text: string, why: string): NonNullable<ImportBody['codes']> {
  const { [text]: _, ...others } = body.codes ?? {};
  return why ? { ...others, [text]: why as NonNullable<ImportBody['codes']>[string] } : others;
}
