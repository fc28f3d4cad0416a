import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Page } from '../../../components/Page';
import { PhoneFold } from '../../../components/PhoneFold';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { type CycleFilter, cyclePagesQuery } from '../../../lib/improve/cycles';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';
import { Switcher } from '../Switcher';
import { CycleCard } from './CycleCard';
import { stageOrder } from './rules';
import { useCyclesHere } from './useCyclesHere';
import { WorksheetButtons } from './WorksheetButtons';

export function CyclesPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const [address] = useSearchParams();
  const shared = address.get('shared') === '1';
  const [chosen, setFilter] = useState<CycleFilter>({});
  const filter = { ...chosen, shared };
  const [school, setSchool] = useState('');
  const pages = useInfiniteQuery(cyclePagesQuery(project.id, networkId, filter));
  const all = useCyclesHere(
    pages.data?.pages.flatMap(({ items }) => items),
    { projectId: project.id, networkId, ...filter },
  );
  const schools = [
    ...new Map(all.flatMap(({ school_id: id, school: name }) => (id && name ? [[id, name]] : []))),
  ];
  const shown = school ? all.filter((cycle) => cycle.school_id === school) : all;
  const writes = may(me, 'cycle:write', project.id) || may(me, 'cycle:contribute', project.id);
  const add = writes && (
    <Button component={Link} to={to('improve/cycles/new')} leftSection={<Icon name="plus" />}>
      {t('cycles.new')}
    </Button>
  );
  return (
    <Page title={t('cycles.title')} lead={t('cycles.lead')} actions={add}>
      <ImproveTabs />
      <Switcher
        label={t('cycles.whose')}
        links={[
          { to: to('improve'), label: t('cycles.ours'), current: !shared },
          { to: to('improve?shared=1'), label: t('cycles.shared'), current: shared },
        ]}
      />
      <PhoneFold label={t('app.filters')} chosen={[filter.stage, school, filter.mine].filter(Boolean).length}>
        <div className={css.filters}>
          <NativeSelect
            label={t('cycles.filter_stage')}
            value={filter.stage ?? ''}
            data={[
              { value: '', label: t('app.all') },
              ...stageOrder.map((stage) => ({ value: stage, label: t(stages[stage].label) })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              setFilter(({ stage: _, ...rest }) => {
                const stage = stageOrder.find((one) => one === value);
                return stage ? { ...rest, stage } : rest;
              })
            }
          />
          {schools.length > 1 && (
            <NativeSelect
              label={t('cycle.school')}
              value={school}
              data={[
                { value: '', label: t('app.all') },
                ...schools.map(([value, label]) => ({ value: value ?? '', label: label ?? '' })),
              ]}
              onChange={(event) => setSchool(event.currentTarget.value)}
            />
          )}
          <Checkbox
            label={t('cycles.filter_mine')}
            checked={filter.mine ?? false}
            onChange={({ currentTarget: { checked } }) =>
              setFilter(({ mine: _, ...rest }) => (checked ? { ...rest, mine: true } : rest))
            }
          />
        </div>
      </PhoneFold>
      {pages.error && all.length === 0 && <Trouble error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && all.length === 0 && !pages.error && <Waiting rows={5} />}
      {pages.data && shown.length === 0 && (
        <Empty
          title={shared ? t('cycles.shared_empty') : t('cycles.empty')}
          text={shared ? t('cycles.shared_empty_hint') : t('cycles.empty_hint')}
        />
      )}
      <ul className={css.cards}>
        {shown.map((cycle) => (
          <CycleCard key={cycle.id} cycle={cycle} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('cycles.more')}
          </Button>
        </div>
      )}
      <WorksheetButtons />
    </Page>
  );
}
