import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Dialog } from '../../../components/Dialog';
import { Loaded } from '../../../components/Loaded';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { useDesk } from '../build/BuildContext';
import type { Item } from '../build/outline';
import { ChangeList } from '../instruments/ChangeList';
import css from './Library.module.css';
import { fetchItemVersion, type ItemHead, itemChangesQuery, itemsQuery } from './library';
import { keysTaken, type Origin, originOf, takenWith } from './origins';
import { takeNewer } from './take-newer';

/** The items of the library that this questionnaire took from, by their key. Asked once for all its questions. */
function useTakenItems() {
  const { project } = useScope();
  const { book } = useDesk();
  const keys = keysTaken(book).sort();
  const query = useQuery({ ...itemsQuery(project.id, { keys }), enabled: keys.length > 0 });
  return new Map((query.data ?? []).map((item) => [item.key, item]));
}

/** At a question: which item and version it is, and whether the library has a newer one. */
export function OriginNote({ item }: { item: Item }) {
  const { t } = useI18n();
  const { to } = useScope();
  const { book } = useDesk();
  const items = useTakenItems();
  const taken = takenWith(book, item);
  if (!taken) return null;
  const { origin } = taken;
  const known = items.get(origin.key);
  return (
    <div className={css.origin}>
      <p className={css.facts}>
        {t('library.from')}{' '}
        {known ? <Link to={to(`ask/library/${known.id}`)}>{known.title}</Link> : <code>{origin.key}</code>} ·{' '}
        {t('library.version', { n: origin.number })}
      </p>
      {known && known.newest > origin.number && <Newer known={known} origin={origin} />}
    </div>
  );
}

/** At the questionnaire as a whole: every item that has a newer version. */
export function NewerItems() {
  const { t } = useI18n();
  const { book } = useDesk();
  const items = useTakenItems();
  const origins = new Map<string, { known: ItemHead; origin: Origin }>();
  for (const row of book.survey.rows) {
    const origin = originOf(book, row);
    const known = origin && items.get(origin.key);
    if (origin && known && known.newest > origin.number)
      origins.set(`${origin.key}@${origin.number}`, { known, origin });
  }
  if (origins.size === 0) return null;
  return (
    <section className={css.scrolled} aria-label={t('library.newer_here')}>
      <h3 className={css.cardTitle}>{t('library.newer_here')}</h3>
      {[...origins].map(([key, { known, origin }]) => (
        <div key={key} className={css.origin}>
          <p className={css.facts}>
            {known.title} · {t('library.version', { n: origin.number })}
          </p>
          <Newer known={known} origin={origin} />
        </div>
      ))}
    </section>
  );
}

function Newer({ known, origin }: { known: ItemHead; origin: Origin }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <StateBadge tone="busy" label={t('library.newer', { n: known.newest })} />
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('library.look_newer')}
      </Button>
      {open && (
        <Dialog title={`${known.title} · ${known.newest}`} onClose={() => setOpen(false)}>
          <Taking known={known} origin={origin} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Taking({ known, origin, onDone }: { known: ItemHead; origin: Origin; onDone: () => void }) {
  const { t } = useI18n();
  const say = useSay();
  const { edit, select } = useDesk();
  const changes = useQuery(itemChangesQuery(known.id, known.newest, origin.number));
  const take = useMutation({
    mutationFn: () =>
      Promise.all([fetchItemVersion(known.id, origin.number), fetchItemVersion(known.id, known.newest)]),
    onSuccess: ([older, newer]) => {
      let first: string | undefined;
      edit((now) => {
        const put = takeNewer(
          now,
          { origin, sheets: older.sheets },
          { origin: { key: known.key, number: newer.number }, sheets: newer.sheets },
        );
        first = put?.rows[0];
        return put?.book ?? now;
      });
      onDone();
      select(first ?? null);
      say(t('library.took', { title: known.title, n: known.newest }));
    },
  });
  return (
    <div className={css.scrolled}>
      <Loaded query={changes}>{(told) => <ChangeList told={told} />}</Loaded>
      <p className={css.facts}>{t('library.take_hint')}</p>
      {take.error && <Trouble error={take.error} />}
      <div className={css.end}>
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          {t('library.take', { n: known.newest })}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('library.leave')}
        </Button>
      </div>
    </div>
  );
}
