import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimsQuery } from '../../../lib/improve/belonging';
import { ChangeLine } from './ChangeLine';
import css from './Theory.module.css';
import { TheoryEditor } from './TheoryEditor';
import { comparisonQuery, type Theory, type VersionRow, versionQuery } from './theories';

interface VersionComparedProps {
  theory: Theory;
  rows: VersionRow[];
  from: number;
  to: number;
  onChoose: (next: { from: number; to: number }) => void;
}

/** Two versions beside each other in words, and the later one whole with its differences marked. */
export function VersionCompared({ theory, rows, from, to, onChoose }: VersionComparedProps) {
  const { t, format } = useI18n();
  const aims = useQuery(aimsQuery(theory.project_id, theory.network_id));
  const comparison = useQuery(comparisonQuery(theory.id, from, to));
  const version = useQuery(versionQuery(theory.id, to));
  const aimOf = (id: string | null) => aims.data?.find((one) => one.id === id)?.statement ?? '';
  const choices = useMemo(
    () =>
      rows.map((row) => ({
        value: String(row.version),
        label: `${t('theory.version_n', { version: row.version })} · ${format.date(row.created_at)}`,
      })),
    [rows, t, format],
  );
  return (
    <>
      <Panel title={t('theory.compare')}>
        <div className={css.compare}>
          <NativeSelect
            label={t('theory.compare_from')}
            value={String(from)}
            data={choices}
            onChange={(event) => onChoose({ from: Number(event.currentTarget.value), to })}
          />
          <NativeSelect
            label={t('theory.compare_to')}
            value={String(to)}
            data={choices}
            onChange={(event) => onChoose({ from, to: Number(event.currentTarget.value) })}
          />
        </div>
        <Loaded query={comparison} rows={3}>
          {({ changes }) =>
            changes.length === 0 ? (
              <p className={css.soft}>{t('theory.same')}</p>
            ) : (
              <ul className={css.plain}>
                {changes.map((change) => (
                  <li key={change.key}>
                    <ChangeLine change={change} aimOf={aimOf} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      <h2 className={css.versionHead}>{t('theory.version_n', { version: to })}</h2>
      <Loaded query={version} rows={6}>
        {(found) => (
          <TheoryEditor
            key={to}
            theory={{ ...theory, ...found, may_write: false }}
            draftName={`${theory.id}.look`}
            name={theory.school ?? theory.network ?? ''}
            mayWrite={false}
            around={{ aims: aims.data ?? [], ideas: [], measures: [] }}
            changes={comparison.data?.changes}
          />
        )}
      </Loaded>
    </>
  );
}
