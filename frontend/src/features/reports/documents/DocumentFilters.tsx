import { NativeSelect } from '@mantine/core';
import type { ReportDocument } from '../../../lib/documents/documents';
import { documentStates, kindName } from '../../../lib/documents/words';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Documents.module.css';

export interface Filters {
  district: string;
  kind: string;
  state: ReportDocument['state'] | '';
}

export const noFilter: Filters = { district: '', kind: '', state: '' };

interface DocumentFiltersProps {
  filters: Filters;
  districts: { id: string; name: string }[];
  onChange: (filters: Filters) => void;
}

const states = Object.keys(documentStates) as ReportDocument['state'][];

export function DocumentFilters({ filters, districts, onChange }: DocumentFiltersProps) {
  const { t } = useI18n();
  const all = { value: '', label: t('app.all') };
  return (
    <div className={css.filters}>
      <NativeSelect
        label={t('rates.district')}
        value={filters.district}
        data={[all, ...districts.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => onChange({ ...filters, district: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('documents.kind')}
        value={filters.kind}
        data={[
          all,
          ...['network_feedback', 'district_feedback'].map((kind) => ({
            value: kind,
            label: kindName(t, kind),
          })),
        ]}
        onChange={(event) => onChange({ ...filters, kind: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('app.state')}
        value={filters.state}
        data={[all, ...states.map((state) => ({ value: state, label: t(documentStates[state].label) }))]}
        onChange={(event) => onChange({ ...filters, state: event.currentTarget.value as Filters['state'] })}
      />
    </div>
  );
}
