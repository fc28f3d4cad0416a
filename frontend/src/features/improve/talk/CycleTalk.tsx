import { type ReactNode, useCallback, useMemo } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { may, useMe } from '../../../lib/session/me';
import { fieldNames } from '../cycles/words';
import { TalkProvider } from './TalkProvider';

/** What is said about a cycle, for its page. A question is named by its id, since questions change their places. */
export function CycleTalk({ cycle, children }: { cycle: Cycle; children: ReactNode }) {
  const { t } = useI18n();
  const me = useMe();
  const { id, title, project_id, network_id, questions } = cycle;
  const subject = useMemo(
    () => ({ kind: 'cycle' as const, id, title, projectId: project_id, networkId: network_id }),
    [id, title, project_id, network_id],
  );
  const fieldName = useCallback(
    (pointer: string) => {
      const [name = '', which = '', part = ''] = pointer.slice(1).split('/');
      const word = fieldNames[part ? `${name}.${part}` : name] ?? fieldNames[name];
      if (!word || name !== 'questions') return word && t(word);
      const at = questions.findIndex((one, index) => one.id === which || String(index) === which);
      return at < 0 ? t(word) : t('talk.of_question', { field: t(word), n: at + 1 });
    },
    [questions, t],
  );
  return (
    <TalkProvider
      subject={subject}
      mayWrite={may(me, 'comment:write', project_id) || cycle.may_write}
      fieldName={fieldName}
    >
      {children}
    </TalkProvider>
  );
}
