import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../components/Empty';
import { Loaded } from '../../components/Loaded';
import { OpenDocument } from '../../components/OpenDocument';
import { Panel } from '../../components/Panel';
import { lastDocumentsQuery } from '../../lib/documents/documents';
import { kindName } from '../../lib/documents/words';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import css from './Home.module.css';

export function LastReportsPanel() {
  const { t, format } = useI18n();
  const { project, to } = useScope();
  const documents = useQuery(lastDocumentsQuery(project.id));
  return (
    <Panel title={t('home.last_reports')} aside={<Link to={to('reports')}>{t('home.all_reports')}</Link>}>
      <Loaded query={documents} rows={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('documents.empty')} text={t('documents.empty_hint')} />
          ) : (
            <ul className={css.list}>
              {all.map((one) => (
                <li key={one.id}>
                  <OpenDocument document={one} />
                  <span className={css.meta}>
                    <span>{kindName(t, one.kind)}</span>
                    {one.finished_at && <span>{format.dateTime(one.finished_at)}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
