import type { ProblemDetail } from '../../../../lib/api/problem';
import { msg, type Translate } from '../../../../lib/i18n/I18n';
import type { ImportPreview, ImportRole, ImportRow } from '../../../../lib/improve/measure-imports';
import { faultText } from '../words';

export const roles: Record<ImportRole, string> = {
  date: msg('import.role_date'),
  value: msg('import.role_value'),
  numerator: msg('import.role_numerator'),
  denominator: msg('import.role_denominator'),
  school: msg('import.role_school'),
  subgroup: msg('import.role_subgroup'),
  missing: msg('import.role_missing'),
  note: msg('import.role_note'),
};

export const fates: Record<ImportRow['status'], { label: string; tone: 'good' | 'busy' | 'bad' | 'quiet' }> =
  {
    new: { label: msg('import.fate_new'), tone: 'good' },
    same: { label: msg('import.fate_same'), tone: 'quiet' },
    differs: { label: msg('import.fate_differs'), tone: 'busy' },
    bad: { label: msg('import.fate_bad'), tone: 'bad' },
  };

export const delimiters: Record<ImportPreview['delimiter'], string> = {
  tab: msg('import.delimiter_tab'),
  semicolon: msg('import.delimiter_semicolon'),
  comma: msg('import.delimiter_comma'),
  bar: msg('import.delimiter_bar'),
};

const faults: Record<string, string> = {
  'import.ambiguous_date': msg('import.ambiguous_date'),
  'import.ambiguous_number': msg('import.ambiguous_number'),
  'import.date': msg('import.no_day'),
  'import.decimal': msg('import.other_decimal'),
  'import.duplicate': msg('import.duplicate'),
  'import.empty': msg('fault.empty'),
  'import.encoding': msg('import.encoding'),
  'import.formula': msg('import.formula'),
  'import.long_cell': msg('import.long_cell'),
  'import.nul': msg('import.not_text'),
  'import.number': msg('fault.no_number'),
  'import.quotes': msg('import.quotes'),
  'import.school': msg('import.school'),
  'import.school_twice': msg('import.school_twice'),
  'import.serial_date': msg('import.serial_date'),
  'import.subgroup': msg('fault.subgroup'),
  'import.too_many': msg('import.too_many'),
  'import.too_wide': msg('import.too_wide'),
};

/** One fault of a row or of the table as a whole, by its code. */
export function importFault(t: Translate, fault: ProblemDetail): string {
  const id = fault.code === undefined ? undefined : faults[fault.code];
  return id ? t(id) : faultText(t, fault);
}
