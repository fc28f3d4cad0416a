import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { driversQuery } from '../../../lib/improve/drivers';
import { digitalLabels, levelLabels } from '../../../lib/improve/idea-words';
import type { IdeaDetail } from '../../../lib/improve/ideas';
import { useScope } from '../../../lib/scope/useScope';
import { FieldTalk } from '../talk/FieldTalk';
import { costText } from './cost';
import css from './IdeaPage.module.css';

/** What others need to judge whether the idea fits their place. */
export function FitPanel({ idea }: { idea: IdeaDetail }) {
  const { t, format, language } = useI18n();
  const { to } = useScope();
  const drivers = useQuery({ ...driversQuery(idea.network_id), enabled: idea.driver_ids.length > 0 });
  const hung = drivers.data?.filter((driver) => idea.driver_ids.includes(driver.id)) ?? [];
  const { context } = idea;
  const facts: [string, string, string][] = [
    ['need', t('idea.need'), idea.need],
    ['level', t('ideas.level'), t(levelLabels[idea.level])],
    ['context', t('idea.grade'), context.grade ?? ''],
    ['context', t('idea.size'), context.size ?? ''],
    ['context', t('idea.place'), context.place ?? ''],
    ['context', t('idea.language'), context.language ?? ''],
    ['cost', t('idea.cost'), costText(idea, language)],
    ['digital', t('ideas.digital'), t(digitalLabels[idea.digital])],
    ['source', t('idea.source'), idea.source],
    ['began_on', t('idea.began_on'), idea.began_on ? format.date(idea.began_on) : ''],
    ['driver_ids', t('idea.drivers'), hung.map((driver) => driver.text).join(' · ')],
  ];
  return (
    <Panel title={t('idea.fit')}>
      {idea.description && <p className={css.description}>{idea.description}</p>}
      {idea.adapted && (
        <div className={css.origin}>
          <p>
            {idea.parent ? (
              <>
                {t('idea.comes_from')}{' '}
                <Link to={to(`improve/ideas/${idea.parent.id}`)}>{idea.parent.title}</Link>
                {idea.parent.network && ` (${idea.parent.network})`}
              </>
            ) : (
              t('idea.adapts_hidden')
            )}
          </p>
          <p>
            <strong>{t('idea.what_changes')}:</strong> {idea.as_is ? t('idea.as_is') : idea.what_changes}
          </p>
          {idea.why && (
            <p>
              <strong>{t('idea.why')}:</strong> {idea.why}
            </p>
          )}
        </div>
      )}
      <dl className={css.facts}>
        {facts
          .filter(([, , value]) => value)
          .map(([field, label, value]) => (
            <div key={label}>
              <dt>
                {label} <FieldTalk pointer={`/${field}`} label={label} />
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
