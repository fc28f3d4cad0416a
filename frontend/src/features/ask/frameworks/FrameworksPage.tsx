import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { AskTabs } from '../AskTabs';
import { saidIn } from '../said';
import { frameworksQuery } from './frameworks';
import { ImportPanel } from './ImportPanel';

/** What the project looks at: lists of dimensions that questions of any questionnaire are mapped to. */
export function FrameworksPage() {
  const { t, format, language } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const frameworks = useQuery(frameworksQuery(project.id));
  return (
    <Page title={t('ask.frameworks')} lead={t('fw.lead')}>
      <AskTabs />
      <Panel flush>
        <Loaded query={frameworks}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('fw.empty')} text={t('fw.empty_hint')} />
            ) : (
              <DataTable
                caption={t('ask.frameworks')}
                rows={all}
                rowKey={(one) => one.id}
                columns={[
                  {
                    key: 'title',
                    label: t('fw.framework'),
                    heading: true,
                    cell: (one) => (
                      <Link to={to(`ask/frameworks/${one.id}`)}>{saidIn(one.title, language)}</Link>
                    ),
                  },
                  { key: 'version', label: t('instruments.version'), cell: (one) => one.number },
                  {
                    key: 'dimensions',
                    label: t('fw.dimensions'),
                    end: true,
                    cell: (one) => format.integer(one.dimensions),
                  },
                  {
                    key: 'state',
                    label: t('fw.state'),
                    cell: (one) =>
                      one.has_draft ? (
                        <StateBadge tone="busy" label={t('fw.has_draft')} />
                      ) : (
                        <StateBadge tone="good" label={t('fw.published')} />
                      ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Panel>
      {may(me, 'instrument:write', project.id) && <ImportPanel projectId={project.id} />}
    </Page>
  );
}
