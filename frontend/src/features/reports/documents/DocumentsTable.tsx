import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable } from '../../../components/DataTable';
import { OpenDocument } from '../../../components/OpenDocument';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { type ReportDocument, retryDocument } from '../../../lib/documents/documents';
import { documentStates, kindName } from '../../../lib/documents/words';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from './Documents.module.css';

interface DocumentsTableProps {
  documents: ReportDocument[];
  districtName: (document: ReportDocument) => string;
}

export function DocumentsTable({ documents, districtName }: DocumentsTableProps) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('documents.title')}
      rows={documents}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'title',
          label: t('documents.report'),
          heading: true,
          cell: (one) => <OpenDocument document={one} />,
        },
        { key: 'kind', label: t('documents.kind'), cell: (one) => kindName(t, one.kind) },
        { key: 'district', label: t('rates.district'), cell: districtName },
        {
          key: 'size',
          label: t('documents.size'),
          cell: (one) =>
            one.pages && one.bytes
              ? t('documents.pages', { n: one.pages, size: format.bytes(one.bytes) })
              : '–',
        },
        {
          key: 'made',
          label: t('documents.made'),
          cell: (one) => (one.finished_at ? format.dateTime(one.finished_at) : '–'),
        },
        { key: 'state', label: t('app.state'), cell: (one) => <DocumentState document={one} /> },
      ]}
    />
  );
}

/** What stopped a document, in plain words; the worker's own detail is shown beside an unknown code. */
const reasons: Record<string, string> = {
  'permission.lost': msg('reason.permission_lost'),
  'owner.gone': msg('reason.owner_gone'),
  'render.failed': msg('reason.render_failed'),
  'figures.refused': msg('reason.figures_refused'),
  'survey.unavailable': msg('reason.survey_unavailable'),
  'files.unavailable': msg('reason.files_unavailable'),
};

function DocumentState({ document }: { document: ReportDocument }) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryDocument(document.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents'] }),
  });
  const { tone, label } = documentStates[document.state];
  const badge = <StateBadge tone={tone} label={t(label)} />;
  if (document.state !== 'failed') return badge;
  const { reason } = document;
  const known = reason && reasons[reason.code];
  return (
    <span className={css.failed}>
      {badge}
      {reason && <span className={css.reason}>{known ? t(known) : reason.detail || reason.code}</span>}
      {may(me, 'report:write', project.id) && (
        <Button
          variant="default"
          size="xs"
          loading={retry.isPending}
          aria-label={t('documents.retry_of', { title: document.unit.label })}
          onClick={() => retry.mutate()}
        >
          {t('documents.retry')}
        </Button>
      )}
      {retry.error && <Trouble error={retry.error} />}
    </span>
  );
}
