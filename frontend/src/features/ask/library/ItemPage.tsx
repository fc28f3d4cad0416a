import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Dialog } from '../../../components/Dialog';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { SubjectMappings } from '../frameworks/SubjectMappings';
import { PhoneFrame } from '../instruments/PhoneFrame';
import { FactsForm, isWhole } from './FactsForm';
import { ItemVersions } from './ItemVersions';
import css from './Library.module.css';
import { changeItem, type Facts, itemQuery, itemUsesQuery, type LibraryItem } from './library';
import { WordsTable } from './WordsTable';

/** One item: what it asks in every language, where it comes from, its versions, who took it, what it measures. */
export function ItemPage() {
  const { t } = useI18n();
  const { item: id = '' } = useParams();
  const { project, to } = useScope();
  const me = useMe();
  const item = useQuery(itemQuery(id));
  const [shown, setShown] = useState(false);
  return (
    <Loaded query={item}>
      {(one) => (
        <Page
          title={one.title}
          lead={one.about}
          trail={[{ label: t('ask.library'), to: to('ask/library') }]}
          actions={
            <span className={css.tools}>
              <Button
                variant="default"
                leftSection={<Icon name="play" size={18} />}
                onClick={() => setShown(true)}
              >
                {t('preview.open')}
              </Button>
              {may(me, 'instrument:write', project.id) && <Keeping item={one} />}
            </span>
          }
        >
          {one.archived_at && <StateBadge tone="quiet" label={t('library.is_archived')} />}
          <FactList item={one} />
          <Panel title={t('library.words')}>
            <WordsTable sheets={one.shown.sheets} />
          </Panel>
          <Panel title={t('fw.measures')}>
            <SubjectMappings
              subject={{ item_id: one.id }}
              name={one.title}
              mayWrite={may(me, 'instrument:write', project.id)}
            />
          </Panel>
          <Panel title={t('library.versions')}>
            <ItemVersions item={one} />
          </Panel>
          <Panel flush title={t('library.uses')}>
            <Uses id={one.id} />
          </Panel>
          {shown && (
            <Dialog title={one.title} onClose={() => setShown(false)}>
              <PhoneFrame model={one.shown.model} />
            </Dialog>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function FactList({ item }: { item: LibraryItem }) {
  const { t } = useI18n();
  const facts = [
    [t('library.source'), item.source],
    [t('library.licence'), item.licence],
    [t('library.tags'), (item.tags ?? []).join(', ')],
    [t('library.key'), `${item.key}@${item.newest}`],
  ];
  return (
    <dl className={css.factList}>
      {facts
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Changes what is said of it, and puts it away or brings it back. */
function Keeping({ item }: { item: LibraryItem }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [facts, setFacts] = useState<Facts | null>(null);
  const change = useMutation({
    mutationFn: (body: Partial<Facts> & { archived?: boolean }) => changeItem(item.id, item.version, body),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['library-item', item.id] }),
        client.invalidateQueries({ queryKey: ['library'] }),
      ]);
      setFacts(null);
    },
  });
  const archived = item.archived_at !== null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="pen" size={18} />}
        onClick={() => {
          const { title, about, source, licence, tags } = item;
          setFacts({ title, about: about ?? '', source, licence: licence ?? '', tags: tags ?? [] });
        }}
      >
        {t('library.edit')}
      </Button>
      <Button
        variant="default"
        loading={change.isPending && facts === null}
        onClick={() => change.mutate({ archived: !archived })}
      >
        {archived ? t('library.bring_back') : t('library.archive')}
      </Button>
      {change.error && facts === null && <Trouble error={change.error} />}
      {facts && (
        <Dialog title={t('library.edit')} onClose={() => setFacts(null)}>
          <FactsForm facts={facts} onChange={setFacts} />
          {change.error && <Trouble error={change.error} />}
          <div className={css.end}>
            <Button
              loading={change.isPending}
              disabled={!isWhole(facts)}
              onClick={() => change.mutate(facts)}
            >
              {t('library.keep')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Uses({ id }: { id: string }) {
  const { t } = useI18n();
  const { to } = useScope();
  const uses = useQuery(itemUsesQuery(id));
  return (
    <Loaded query={uses}>
      {(all) =>
        all.length === 0 ? (
          <Empty title={t('library.no_uses')} />
        ) : (
          <DataTable
            caption={t('library.uses')}
            rows={all}
            rowKey={(use) => `${use.instrument_version_id} ${use.path}`}
            columns={[
              {
                key: 'title',
                label: t('library.questionnaire'),
                heading: true,
                cell: (use) => <Link to={to(`ask/questionnaires/${use.instrument_id}`)}>{use.title}</Link>,
              },
              { key: 'version', label: t('instruments.version'), cell: (use) => use.instrument_version },
              {
                key: 'path',
                label: t('library.where'),
                breaks: true,
                cell: (use) => <code>{use.path}</code>,
              },
              { key: 'number', label: t('library.taken'), end: true, cell: (use) => use.number },
            ]}
          />
        )
      }
    </Loaded>
  );
}
