import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { type Translate, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { AskTabs } from '../AskTabs';
import { DraftsPanel } from './DraftsPanel';
import { type Instrument, instrumentsQuery } from './instruments';
import { UploadPanel } from './UploadPanel';

export function InstrumentsPage() {
  const { t, format } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const mayWrite = may(me, 'instrument:write', project.id);
  const instruments = useQuery(instrumentsQuery(project.id));
  return (
    <Page
      title={t('ask.questionnaires')}
      lead={t('instruments.lead')}
      actions={
        mayWrite && (
          <Button
            component={Link}
            to={to('ask/questionnaires/new')}
            leftSection={<Icon name="plus" size={18} />}
          >
            {t('draft.new')}
          </Button>
        )
      }
    >
      <AskTabs />
      {mayWrite && <DraftsPanel instruments={instruments.data ?? []} />}
      <Panel flush title={t('instruments.published')}>
        <Loaded query={instruments}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('instruments.empty')} text={t('instruments.empty_hint')} />
            ) : (
              <DataTable
                caption={t('ask.questionnaires')}
                rows={all}
                rowKey={(one) => one.version_id}
                columns={[
                  {
                    key: 'title',
                    label: t('waves.title'),
                    heading: true,
                    cell: (one) => <Link to={to(`ask/questionnaires/${one.id}`)}>{one.title}</Link>,
                  },
                  { key: 'version', label: t('instruments.version'), cell: (one) => one.version },
                  {
                    key: 'languages',
                    label: t('instruments.languages'),
                    cell: (one) => format.list(one.languages.map(format.languageName)),
                  },
                  {
                    key: 'questions',
                    label: t('instruments.questions'),
                    end: true,
                    cell: (one) => format.integer(one.questions),
                  },
                  {
                    key: 'files',
                    label: t('media.title'),
                    cell: (one) => (
                      <Link
                        to={to(`ask/questionnaires/${one.id}/files`)}
                        aria-label={t('media.of', { title: one.title })}
                      >
                        {t('media.open')}
                      </Link>
                    ),
                  },
                  {
                    key: 'web',
                    label: t('instruments.where'),
                    cell: (one) => <StateBadge tone={one.web ? 'good' : 'busy'} label={whereWords(t, one)} />,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Panel>
      {mayWrite && <UploadPanel projectId={project.id} />}
    </Page>
  );
}

/** Where people can answer it. */
function whereWords(t: Translate, { web, asks_for_people }: Instrument): string {
  if (!web) return t('instruments.collect_only');
  return asks_for_people ? t('instruments.web_named') : t('instruments.web');
}
