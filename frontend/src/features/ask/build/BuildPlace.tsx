import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { fetchDraft } from '../instruments/drafts';
import { BuildDesk } from './BuildDesk';
import { readKept } from './kept';

/** Opens a draft: what the server has, and what only this device has of it. */
export default function BuildPlace() {
  const { t } = useI18n();
  const { draft: id = '' } = useParams();
  const { to } = useScope();
  const opened = useQuery({
    queryKey: ['draft', id],
    queryFn: async () => ({ draft: await fetchDraft(id), kept: await readKept(id) }),
    staleTime: Number.POSITIVE_INFINITY, // what is written here is newer than any answer
    gcTime: 0,
    refetchOnMount: 'always',
  });
  if (opened.error) return <Trouble error={opened.error} retry={() => void opened.refetch()} />;
  if (!opened.data || opened.isFetching) return <Waiting rows={6} />;
  const { draft, kept } = opened.data;
  if (draft.published_as) {
    return (
      <Empty
        title={t('build.published_before')}
        action={<Link to={to('ask/questionnaires')}>{t('ask.questionnaires')}</Link>}
      />
    );
  }
  return <BuildDesk key={draft.id} draft={draft} kept={kept} />;
}
