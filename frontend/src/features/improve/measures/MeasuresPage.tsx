import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { PhoneFold } from '../../../components/PhoneFold';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Aim, aimsQuery } from '../../../lib/improve/belonging';
import { type Measure, measuresQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import improve from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';
import { Glance } from './Glance';
import css from './Measures.module.css';
import { cadences, kinds } from './words';

/** By aim and kind, then by name: never by how well anybody does. */
export function MeasuresPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const [address, setAddress] = useSearchParams();
  const archived = address.get('archived') === '1';
  const kind = address.get('kind') ?? '';
  const measures = useQuery(measuresQuery(project.id, networkId, archived));
  const aims = useQuery(aimsQuery(project.id, networkId));
  const add = may(me, 'measure:write', project.id) && (
    <Button component={Link} to={to('improve/measures/new')} leftSection={<Icon name="plus" />}>
      {t('measures.new')}
    </Button>
  );
  const keep = (name: string, value: string) =>
    setAddress(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  return (
    <Page title={t('measures.title')} lead={t('measures.lead')} actions={add}>
      <ImproveTabs />
      <PhoneFold label={t('app.filters')} chosen={[kind, archived].filter(Boolean).length}>
        <div className={css.switches}>
          <NativeSelect
            label={t('measures.kind')}
            value={kind}
            data={[
              { value: '', label: t('app.all') },
              ...Object.entries(kinds).map(([value, { label }]) => ({ value, label: t(label) })),
            ]}
            onChange={(event) => keep('kind', event.currentTarget.value)}
          />
          <NativeSelect
            label={t('measures.state')}
            value={archived ? '1' : ''}
            data={[
              { value: '', label: t('measures.in_use') },
              { value: '1', label: t('measures.put_away') },
            ]}
            onChange={(event) => keep('archived', event.currentTarget.value)}
          />
        </div>
      </PhoneFold>
      <Loaded query={measures}>
        {(all) => {
          const shown = all.filter((one) => kind === '' || one.kind === kind);
          return shown.length === 0 ? (
            <Empty title={t('measures.empty')} text={t('measures.empty_hint')} action={add} />
          ) : (
            <Groups measures={shown} aims={aims.data ?? []} />
          );
        }}
      </Loaded>
    </Page>
  );
}

const kindOrder = ['outcome', 'process', 'balancing'];

function Groups({ measures, aims }: { measures: Measure[]; aims: Aim[] }) {
  const { t } = useI18n();
  const known = aims.filter(({ id }) => measures.some((one) => one.aim_id === id));
  const rest = measures.filter((one) => !known.some(({ id }) => id === one.aim_id));
  const groups = [
    ...known.map((aim) => ({
      id: aim.id,
      title: aim.statement,
      of: measures.filter((one) => one.aim_id === aim.id),
    })),
    { id: 'none', title: t('measures.without_aim'), of: rest },
  ].filter(({ of }) => of.length > 0);
  return (
    <div className={css.groups}>
      {groups.map(({ id, title, of }) => (
        <section key={id}>
          <h2 className={css.groupTitle}>{title}</h2>
          <ul className={improve.cards}>
            {[...of].sort(byKindAndName).map((measure) => (
              <Card key={measure.id} measure={measure} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const byKindAndName = (a: Measure, b: Measure) =>
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || a.name.localeCompare(b.name);

function Card({ measure }: { measure: Measure }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  return (
    <li className={`${improve.card} ${css.card}`}>
      <h3>
        <Link to={to(`improve/measures/${measure.id}`)}>{measure.name}</Link>
      </h3>
      <span className={improve.meta}>
        <StateBadge tone="quiet" label={t(kinds[measure.kind].label)} />
        <span>{t(cadences[measure.cadence])}</span>
      </span>
      {measure.observations > 0 ? (
        <Glance measure={measure} />
      ) : (
        <p className={css.small}>{t('measure.no_values')}</p>
      )}
      <span className={improve.meta}>
        <span>{measure.school ?? measure.network}</span>
        {measure.last_on && <span>{t('measures.last_on', { date: format.date(measure.last_on) })}</span>}
      </span>
    </li>
  );
}
