import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/DataTable';
import { useI18n } from '../../../lib/i18n/I18n';
import { namesQuery } from '../../../lib/session/names';
import css from './Theory.module.css';
import type { VersionRow } from './theories';

interface VersionListProps {
  rows: VersionRow[];
  current: number;
  mayWrite: boolean;
  busy: boolean;
  onLook: (version: number) => void;
  onRestore: (version: number) => void;
}

export function VersionList({ rows, current, mayWrite, busy, onLook, onRestore }: VersionListProps) {
  const { t, format } = useI18n();
  const names = useQuery(namesQuery(rows.map((row) => row.created_by)));
  return (
    <DataTable
      caption={t('theory.versions')}
      rows={rows}
      rowKey={(row) => String(row.version)}
      columns={[
        {
          key: 'version',
          label: t('theory.version'),
          heading: true,
          cell: (row) => t('theory.version_n', { version: row.version }),
        },
        { key: 'at', label: t('theory.when'), cell: (row) => format.dateTime(row.created_at) },
        {
          key: 'who',
          label: t('theory.who'),
          cell: (row) => names.data?.get(row.created_by) ?? t('theory.somebody'),
        },
        {
          key: 'note',
          label: t('theory.version_note'),
          cell: (row) =>
            row.note || (row.restored_from ? t('theory.restored_from', { version: row.restored_from }) : '–'),
        },
        {
          key: 'act',
          label: t('theory.what_to_do'),
          action: true,
          cell: (row) => (
            <span className={css.rowTools}>
              <Button variant="default" size="sm" onClick={() => onLook(row.version)}>
                {t('theory.look', { version: row.version })}
              </Button>
              {mayWrite && row.version !== current && (
                <Button variant="default" size="sm" loading={busy} onClick={() => onRestore(row.version)}>
                  {t('theory.take_back', { version: row.version })}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
