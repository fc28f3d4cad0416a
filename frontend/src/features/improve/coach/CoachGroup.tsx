import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { type CoachedCycle, coachedCyclesQuery, type Group } from '../../../lib/improve/coaching';
import css from './Coach.module.css';
import { CoachedCycleCard } from './CoachedCycleCard';

const words: Record<Group, { title: string; hint: string }> = {
  waiting: { title: msg('coach.waiting'), hint: msg('coach.waiting_hint') },
  moved: { title: msg('coach.moved'), hint: msg('coach.moved_hint') },
  quiet: { title: msg('coach.quiet'), hint: msg('coach.quiet_hint') },
  no_prediction: { title: msg('coach.no_prediction'), hint: msg('coach.no_prediction_hint') },
  no_data: { title: msg('coach.no_data'), hint: msg('coach.no_data_hint') },
  reopened: { title: msg('coach.reopened'), hint: msg('coach.reopened_hint') },
};

interface CoachGroupProps {
  group: Group;
  where: { projectId: string; networkId: string | undefined; since: string | undefined };
  count: number;
}

/** One part of the page. What waits for the coach is open; the others open when they are wanted. */
export function CoachGroup({ group, where, count }: CoachGroupProps) {
  const { t } = useI18n();
  const id = useId();
  const [open, setOpen] = useState(group === 'waiting' || group === 'moved');
  if (count === 0 && group !== 'waiting') return null;
  return (
    <section className={css.group} aria-labelledby={id}>
      <h2 id={id}>
        <button
          type="button"
          className={css.fold}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        >
          {t(words[group].title)} <span className={css.count}>{count}</span>
        </button>
      </h2>
      {open && (
        <>
          <p className={css.hint}>{count === 0 ? t('coach.nothing_waits') : t(words[group].hint)}</p>
          {count > 0 && <Cycles group={group} where={where} />}
        </>
      )}
    </section>
  );
}

function Cycles({ group, where }: Pick<CoachGroupProps, 'group' | 'where'>) {
  const { t } = useI18n();
  const query = useInfiniteQuery(coachedCyclesQuery(where, group));
  if (query.error && !query.data) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting rows={2} />;
  const cycles = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {byNetwork(cycles).map(([network, some]) => (
        <div key={network} className={css.network}>
          <h3>{network}</h3>
          <ul className={css.cards}>
            {some.map((cycle) => (
              <li key={cycle.id}>
                <CoachedCycleCard cycle={cycle} answers={group === 'waiting'} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('coach.more')}
        </Button>
      )}
    </>
  );
}

/** Networks by name, and the cycles of each as they came: by the time of their last move. */
export function byNetwork(cycles: CoachedCycle[]): [string, CoachedCycle[]][] {
  const found = new Map<string, CoachedCycle[]>();
  for (const cycle of cycles) {
    const name = cycle.network ?? '';
    found.set(name, [...(found.get(name) ?? []), cycle]);
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}
