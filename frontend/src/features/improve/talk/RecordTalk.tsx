import { type ReactNode, useCallback, useMemo } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import type { SubjectKind } from '../../../lib/improve/talk';
import { may, useMe } from '../../../lib/session/me';
import { CommentsPanel } from './CommentsPanel';
import { TalkProvider } from './TalkProvider';

interface TalkAboutProps {
  kind: SubjectKind;
  record: { id: string; project_id: string; network_id: string };
  title: string;
  /** Message ids of the fields' names; the fields then offer `<FieldTalk>`. */
  names?: Readonly<Record<string, string>>;
  /** The name of a member of a list, by its id: a driver of a theory. */
  nameOf?: (id: string) => string | undefined;
  children: ReactNode;
}

/** Whatever is said about a record stands beside its fields and in its panel, both below this. */
export function TalkAbout({ kind, record, title, names, nameOf, children }: TalkAboutProps) {
  const { t } = useI18n();
  const me = useMe();
  const { id, project_id, network_id } = record;
  const subject = useMemo(
    () => ({ kind, id, title, projectId: project_id, networkId: network_id }),
    [kind, id, title, project_id, network_id],
  );
  const fieldName = useCallback(
    (pointer: string) => {
      const [field = '', member] = pointer.slice(1).split('/');
      const name = names?.[field];
      return (member && nameOf?.(member)) || (name && t(name)) || undefined;
    },
    [names, nameOf, t],
  );
  return (
    <TalkProvider subject={subject} mayWrite={may(me, 'comment:write', project_id)} fieldName={fieldName}>
      {children}
    </TalkProvider>
  );
}

/** What is said about a record as a whole, at the end of its page. */
export function RecordTalk(props: Omit<TalkAboutProps, 'children' | 'names' | 'nameOf'>) {
  return (
    <TalkAbout {...props}>
      <CommentsPanel />
    </TalkAbout>
  );
}
