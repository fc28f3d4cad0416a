import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { ImproveTabs } from '../ImproveTabs';
import { dropDraft, moveDraft } from './drafts';
import { TheoryEditor } from './TheoryEditor';
import { theoriesQuery } from './theories';
import { useSurroundings } from './useSurroundings';
import { useFirstTheory, useTheoriesMade } from './useTheory';

/** A network's first version. */
export function NewTheoryPage() {
  // Not `network`: that would narrow the scope of every link on the page.
  const { of: networkId = '' } = useParams();
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const navigate = useNavigate();
  const networks = useQuery(networksQuery(project.id));
  const theories = useQuery(theoriesQuery(project.id, networkId));
  const { query, around } = useSurroundings(project.id, networkId);
  const network = networks.data?.find((one) => one.id === networkId);
  const made = useTheoriesMade().get(networkId);
  const there = theories.data?.find((row) => !row.school_id)?.id;
  const begin = useFirstTheory({ id: networkId, name: network?.name ?? '', projectId: project.id });
  const draftName = `new.${networkId}`;
  if (made) return <Navigate to={to(`improve/theory/${made}`)} replace />;
  if (there) return <WrittenBefore person={me.id} draftName={draftName} theory={there} />;
  return (
    <Page
      title={t('theory.title')}
      lead={network && t('theory.first_lead', { network: network.name })}
      trail={[{ label: t('theory.all'), to: to('improve/theory') }]}
    >
      <ImproveTabs />
      <Loaded query={theories}>
        {() =>
          may(me, 'aim:write', project.id) ? (
            <Loaded query={query} rows={6}>
              {() => (
                <TheoryEditor
                  theory={null}
                  draftName={draftName}
                  name={network?.name ?? ''}
                  mayWrite
                  around={around}
                  create={async (content, note) => {
                    const id = await begin(content, note);
                    dropDraft(me.id, draftName);
                    await navigate(to(`improve/theory/${id}`), { replace: true });
                  }}
                />
              )}
            </Loaded>
          ) : (
            <Empty title={t('theory.none')} text={t('theory.none_hint')} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** The network has a theory by now: what was written here is put beside it, where both are shown. */
function WrittenBefore({ person, draftName, theory }: { person: string; draftName: string; theory: string }) {
  const { to } = useScope();
  useState(() => moveDraft(person, draftName, theory));
  return <Navigate to={to(`improve/theory/${theory}`)} replace />;
}
