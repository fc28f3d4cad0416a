import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { ImproveTabs } from '../ImproveTabs';
import { dropDraft, moveDraft } from './drafts';
import { TheoryEditor } from './TheoryEditor';
import { createTheory, theoriesQuery } from './theories';
import { useSurroundings } from './useSurroundings';

/** A network's first version. */
export function NewTheoryPage() {
  const { network: networkId = '' } = useParams();
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const theories = useQuery(theoriesQuery(project.id, networkId));
  const { query, around } = useSurroundings(project.id, networkId);
  const network = networks.data?.find((one) => one.id === networkId);
  const there = theories.data?.find((row) => !row.school_id);
  const draftName = `new.${networkId}`;
  if (there) return <WrittenBefore person={me.id} draftName={draftName} theory={there.id} />;
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
                    const made = await createTheory({
                      ...content,
                      note,
                      id: newId(),
                      project_id: project.id,
                      network_id: networkId,
                    });
                    dropDraft(me.id, draftName);
                    client.setQueryData(['theory', made.id], made);
                    await navigate(to(`improve/theory/${made.id}`), { replace: true });
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
