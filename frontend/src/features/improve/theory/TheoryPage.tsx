import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { namesQuery } from '../../../lib/session/names';
import { ImproveTabs } from '../ImproveTabs';
import { CommentsPanel } from '../talk/CommentsPanel';
import { TalkAbout } from '../talk/RecordTalk';
import { Loading } from './Loading';
import { TakenFirst } from './TakenFirst';
import { TheoryEditor } from './TheoryEditor';
import { comparisonQuery, type Theory, theoryQuery } from './theories';
import { useSurroundings } from './useSurroundings';
import { useTheory } from './useTheory';
import { VariantPanel } from './VariantPanel';
import { VariantsRow } from './VariantsRow';
import { fieldNames } from './words';

export function TheoryPage() {
  const { theory: id = '' } = useParams();
  const theory = useQuery(theoryQuery(id));
  if (!theory.data) return <Loading query={theory} />;
  return <TheoryShown key={theory.data.id} theory={theory.data} />;
}

function TheoryShown({ theory: received }: { theory: Theory }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { shown: theory, items, state } = useTheory(received);
  // Versions and talk hang on what the server has.
  const there = theory.version > 0;
  const { query, around } = useSurroundings(theory.project_id, theory.network_id);
  const names = useQuery(namesQuery([theory.updated_by]));
  const network = theory.network_theory_id;
  const differences = useQuery({
    ...comparisonQuery(theory.id, theory.base_version ?? 1, theory.version, network ?? undefined),
    enabled: network !== null,
  });
  const name = theory.school ?? theory.network ?? '';
  const when = {
    name,
    version: theory.version,
    date: format.dateTime(theory.updated_at),
    who: names.data?.get(theory.updated_by) ?? t('theory.somebody'),
  };
  return (
    <Page
      title={t('theory.title')}
      lead={there ? t('theory.version_lead', when) : name}
      trail={[{ label: t('theory.all'), to: to('improve/theory') }]}
      actions={
        there && (
          <Button
            component={Link}
            to={to(`improve/theory/${theory.id}/versions`)}
            variant="default"
            leftSection={<Icon name="history" />}
          >
            {t('theory.versions')}
          </Button>
        )
      }
    >
      <ImproveTabs />
      <TakenFirst theory={theory} items={items} />
      <TheoryTalk theory={theory}>
        <VariantsRow theory={theory} />
        <Loaded query={query} rows={6}>
          {() => (
            <TheoryEditor
              theory={theory}
              items={items}
              state={state}
              draftName={theory.id}
              name={name}
              mayWrite={theory.may_write}
              around={around}
              changes={network ? differences.data?.changes : undefined}
              above={(draft, aimOf) =>
                network && <VariantPanel theory={theory} network={network} draft={draft} aimOf={aimOf} />
              }
            />
          )}
        </Loaded>
        {there && <CommentsPanel />}
      </TheoryTalk>
    </Page>
  );
}

/** A driver or a cause is talked about by its id: it may move, and its text may change. */
function TheoryTalk({ theory, children }: { theory: Theory; children: ReactNode }) {
  const { causes = [], drivers = [] } = theory;
  const nameOf = useCallback(
    (id: string) => [...causes, ...drivers].find((node) => node.id === id)?.text,
    [causes, drivers],
  );
  if (theory.version === 0) return children;
  return (
    <TalkAbout kind="theory" record={theory} title={theory.problem} names={fieldNames} nameOf={nameOf}>
      {children}
    </TalkAbout>
  );
}
