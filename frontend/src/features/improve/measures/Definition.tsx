import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { kindName } from '../../../components/chart/words';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimsQuery } from '../../../lib/improve/belonging';
import { type Measure, measureHistoryQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import { FieldTalk } from '../talk/FieldTalk';
import { Changes } from './Changes';
import css from './Measures.module.css';
import { cadences, datas, directions, fieldNames, kinds } from './words';

/** What is counted and how, so that two people find the same number; and who changed it. */
export function Definition({ measure }: { measure: Measure }) {
  const { t, format } = useI18n();
  const { project, to } = useScope();
  const aims = useQuery({ ...aimsQuery(project.id, measure.network_id), enabled: measure.aim_id !== null });
  const aim = aims.data?.find(({ id }) => id === measure.aim_id);
  const { source } = measure;
  const facts: [string, string, string | undefined | null][] = [
    ['kind', t('measures.kind'), t(kinds[measure.kind].label)],
    ['data', t('measure.data'), t(datas[measure.data].label)],
    ['numerator', t('measure.numerator'), measure.numerator],
    ['denominator', t('measure.denominator'), measure.denominator],
    ['unit', t('measure.unit'), measure.unit],
    ['cadence', t('measure.cadence'), t(cadences[measure.cadence])],
    ['direction', t('measure.direction'), t(directions[measure.direction])],
    ['subgroups', t('measure.subgroups'), format.list(measure.subgroups)],
    [
      'chart',
      t('measure.chart'),
      measure.chart === 'auto' ? t('measure.chart_auto') : kindName(t, measure.chart),
    ],
    [
      'source',
      t('measure.source'),
      source.kind === 'survey' ? `${source.instrument}: ${source.question}` : null,
    ],
    [
      'refreshed_at',
      t('measure.refreshed'),
      measure.refreshed_at ? format.dateTime(measure.refreshed_at) : null,
    ],
  ];
  return (
    <Panel folds title={t('measure.what_is_counted')}>
      {measure.definition && (
        <p>
          {measure.definition} <FieldTalk pointer="/definition" label={t('measure.definition')} />
        </p>
      )}
      <dl className={css.facts}>
        {facts
          .filter(([, , text]) => text)
          .map(([field, label, text]) => (
            <div key={label}>
              <dt>
                {label} {field in fieldNames && <FieldTalk pointer={`/${field}`} label={label} />}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        {aim && (
          <div>
            <dt>
              {t('measure.aim')} <FieldTalk pointer="/aim_id" label={t('measure.aim')} />
            </dt>
            <dd>
              <Link to={to('improve/aims')}>{aim.statement}</Link>
            </dd>
          </div>
        )}
      </dl>
      <History id={measure.id} />
    </Panel>
  );
}

function History({ id }: { id: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const history = useQuery({ ...measureHistoryQuery(id), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('measure.history')}</summary>
      {open && <Loaded query={history}>{({ items }) => <Changes changes={items} />}</Loaded>}
    </details>
  );
}
