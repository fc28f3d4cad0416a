import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../../components/Panel';
import { PromptList } from '../../../components/PromptList';
import { useI18n } from '../../../lib/i18n/I18n';
import { promptsQuery } from '../../../lib/improve/coaching';

/** What a cycle is asked: a prompt, not a score. Nothing at all while nothing is asked. */
export function PromptsPanel({ cycleId }: { cycleId: string }) {
  const { t } = useI18n();
  const found = useQuery(promptsQuery(cycleId));
  const prompts = found.data?.prompts ?? [];
  if (prompts.length === 0) return null;
  return (
    <Panel title={t('prompt.title')}>
      <PromptList prompts={prompts} label={t('prompt.title')} />
    </Panel>
  );
}
