import { DataTable } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import type { ProblemDetail } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';

type Loose = { [Key in keyof ProblemDetail]?: ProblemDetail[Key] | null };

/** What is wrong with a spreadsheet, row by row as the author finds it in Excel. */
export function RowProblems({ problems }: { problems: Loose[] }) {
  const { t } = useI18n();
  return (
    <Panel flush title={t('upload.problems', { n: problems.length })}>
      <DataTable
        caption={t('upload.problems', { n: problems.length })}
        rows={problems}
        rowKey={(one) => [one.sheet, one.row, one.column, one.code, one.message].join('|')}
        columns={[
          { key: 'sheet', label: t('upload.sheet'), cell: (one) => one.sheet ?? '–' },
          { key: 'row', label: t('upload.row'), cell: (one) => one.row ?? '–' },
          { key: 'column', label: t('upload.column'), cell: (one) => one.column ?? '–' },
          { key: 'message', label: t('upload.what'), cell: (one) => one.message },
          { key: 'fix', label: t('upload.fix'), cell: (one) => one.fix ?? '–' },
        ]}
      />
    </Panel>
  );
}
