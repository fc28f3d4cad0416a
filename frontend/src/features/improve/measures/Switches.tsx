import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { kindName, rulesName } from '../../../components/chart/words';
import { PhoneFold } from '../../../components/PhoneFold';
import { useI18n } from '../../../lib/i18n/I18n';
import type { ChartWish, Measure } from '../../../lib/improve/measures';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { chartsOf } from './FormParts';
import css from './Measures.module.css';

const names = { schoolId: 'school', subgroup: 'group', kind: 'chart', rules: 'rules' } as const;

/** What is looked at stands in the address, so that it can be sent to somebody. */
export function useWish(): [ChartWish, (name: keyof ChartWish, value: string) => void] {
  const [address, setAddress] = useSearchParams();
  const at = (name: keyof ChartWish) => address.get(names[name]) ?? undefined;
  const wish = { schoolId: at('schoolId'), subgroup: at('subgroup'), kind: at('kind'), rules: at('rules') };
  const choose = (name: keyof ChartWish, value: string) =>
    setAddress(
      (now) => {
        if (value) now.set(names[name], value);
        else now.delete(names[name]);
        return now;
      },
      { replace: true },
    );
  return [wish, choose];
}

/** The schools of a measure's network, by name. */
export function useSchools(
  measure: Pick<Measure, 'project_id' | 'network_id'>,
): { id: string; name: string }[] {
  const networks = useQuery(networksQuery(measure.project_id));
  const schools = useQuery(schoolsQuery(measure.project_id));
  const own = new Set(networks.data?.find(({ id }) => id === measure.network_id)?.school_ids);
  return (schools.data ?? []).filter(({ id }) => own.has(id)).sort((a, b) => a.name.localeCompare(b.name));
}

interface SwitchesProps {
  measure: Measure;
  wish: ChartWish;
  choose: (name: keyof ChartWish, value: string) => void;
}

export function Switches({ measure, wish, choose }: SwitchesProps) {
  const { t } = useI18n();
  const schools = useSchools(measure);
  const kindsHere = chartsOf[measure.data];
  const perlaOnly = wish.rules === 'perla';
  const rulesHere = !wish.kind || wish.kind === 'run';
  const chosen = [wish.schoolId, wish.subgroup, wish.kind, wish.rules].filter(Boolean).length;
  return (
    <PhoneFold label={t('measure.look_otherwise')} chosen={chosen}>
      <div className={css.switches}>
        {!measure.school_id && (
          <NativeSelect
            label={t('measure.whose')}
            value={wish.schoolId ?? ''}
            data={[
              { value: '', label: measure.network ?? t('measure.whose_network') },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => choose('schoolId', event.currentTarget.value)}
          />
        )}
        {measure.subgroups.length > 0 && (
          <NativeSelect
            label={t('measure.group')}
            value={wish.subgroup ?? ''}
            data={[{ value: '', label: t('measure.everybody') }, ...measure.subgroups]}
            onChange={(event) => choose('subgroup', event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={t('measure.chart')}
          value={wish.kind ?? ''}
          data={[
            { value: '', label: t('measure.as_defined') },
            ...kindsHere
              .filter((kind) => !perlaOnly || kind === 'run' || kind === 'line')
              .map((value) => ({ value, label: kindName(t, value) })),
          ]}
          onChange={(event) => choose('kind', event.currentTarget.value)}
        />
        {rulesHere && (
          <NativeSelect
            label={t('measure.rules')}
            value={wish.rules ?? ''}
            data={[
              { value: '', label: t('measure.as_defined') },
              ...['anhoej', 'perla'].map((value) => ({ value, label: rulesName(t, value) })),
            ]}
            onChange={(event) => choose('rules', event.currentTarget.value)}
          />
        )}
      </div>
    </PhoneFold>
  );
}
