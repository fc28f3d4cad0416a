import { ActionIcon } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { type DraftHead, discardDraft, draftsQuery } from './drafts';
import type { Instrument } from './instruments';
import css from './Questionnaires.module.css';

/** What is being written: new questionnaires, and next versions. Nothing is shown while there is nothing. */
export function DraftsPanel({ instruments }: { instruments: Instrument[] }) {
  const { t, format } = useI18n();
  const { project, to } = useScope();
  const drafts = useQuery(draftsQuery(project.id));
  const discard = useDiscard();
  if (drafts.error && !drafts.data) return <Trouble error={drafts.error} />;
  if (!drafts.data?.length) return null;
  const kind = (draft: DraftHead) => {
    if (!draft.based_on) return t('draft.of_new');
    const base = instruments.find((one) => one.version_id === draft.based_on);
    return base ? t('draft.of_version', { n: base.version + 1 }) : t('draft.of_older');
  };
  return (
    <Panel flush title={t('draft.list')}>
      {discard.error && <Trouble error={discard.error} />}
      <DataTable
        caption={t('draft.list')}
        rows={drafts.data}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'title',
            label: t('waves.title'),
            heading: true,
            cell: (one) => <Link to={to(`ask/questionnaires/drafts/${one.id}`)}>{one.title}</Link>,
          },
          {
            key: 'kind',
            label: t('draft.becomes'),
            cell: (one) => <StateBadge tone="busy" label={kind(one)} />,
          },
          { key: 'updated', label: t('draft.updated'), cell: (one) => format.dateTime(one.updated_at) },
          {
            key: 'tools',
            label: t('draft.discard'),
            end: true,
            cell: (one) => (
              <span className={css.rowTools}>
                <ActionIcon
                  variant="subtle"
                  size={44}
                  aria-label={t('draft.discard_named', { title: one.title })}
                  loading={discard.isPending && discard.variables?.id === one.id}
                  onClick={() => discard.mutate(one)}
                >
                  <Icon name="bin" />
                </ActionIcon>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** Throws away at once, and offers to bring it back. */
function useDiscard() {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['drafts'] });
  return useMutation({
    mutationFn: (draft: DraftHead) => discardDraft(draft.id),
    onSuccess: async (bringBack, { title }) => {
      await refresh();
      say(t('draft.discarded', { title }), {
        label: t('app.undo'),
        act: () => void bringBack().then(refresh, () => say(t('draft.not_brought_back'))),
      });
    },
  });
}
