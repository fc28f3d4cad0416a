import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { written } from '../../../components/chart/numbers';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { formatTags } from '../../../lib/i18n/languages';
import {
  type ChartWish,
  type Measure,
  type Observation,
  observationsQuery,
} from '../../../lib/improve/measures';
import type { Item } from '../../../lib/offline/item';
import { useWaiting } from '../../../lib/offline/useWaiting';
import { waiting } from '../../../lib/offline/waiting';
import css from './Measures.module.css';
import { isOf, type ObservationBody, observesAt } from './observation-item';
import { faultText, isRatio, missingText, refusalText } from './words';

interface ObservationsPanelProps {
  measure: Measure;
  wish: ChartWish;
  correct: ((id: string) => void) | undefined;
}

/** On a phone each is a card: a few first, the others when asked for. */
const shownFirst = 8;

/** What was written down, the latest first; above it what has not been received yet. */
export function ObservationsPanel({ measure, wish, correct }: ObservationsPanelProps) {
  const { t, format } = useI18n();
  const observations = useQuery(observationsQuery(measure.id, wish));
  const [all, setAll] = useState(false);
  const { items } = useWaiting();
  const own = items.filter((item) => isOf(measure.id, item));
  return (
    <Panel flush title={t('measure.values')}>
      {own.length > 0 && <OnTheWay measure={measure} items={own} />}
      <Loaded query={observations}>
        {({ items: rows, next_cursor }) =>
          rows.length === 0 ? null : (
            <>
              <DataTable
                caption={t('measure.values')}
                rows={all ? rows : rows.slice(0, shownFirst)}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'date',
                    label: t('measure.date'),
                    heading: true,
                    cell: (row) => format.date(row.on_date),
                  },
                  ...(measure.school_id || wish.schoolId
                    ? []
                    : [
                        {
                          key: 'school',
                          label: t('measure.whose'),
                          cell: (row: Observation) => row.school ?? measure.network ?? '–',
                        },
                      ]),
                  ...(measure.subgroups.length > 0
                    ? [
                        {
                          key: 'group',
                          label: t('measure.group'),
                          cell: (row: Observation) => row.subgroup ?? t('measure.everybody'),
                        },
                      ]
                    : []),
                  {
                    key: 'value',
                    label: t('measure.value'),
                    end: true,
                    cell: (row) => <Value measure={measure} row={row} />,
                  },
                  {
                    key: 'note',
                    label: t('measure.note'),
                    blank: (row) => !row.excluded && (row.missing !== null || !row.note),
                    cell: (row) =>
                      [
                        row.excluded && t('measure.left_out', { reason: row.excluded }),
                        row.missing ? null : row.note,
                      ]
                        .filter(Boolean)
                        .join(' · ') || '–',
                  },
                  ...(correct
                    ? [
                        {
                          key: 'correct',
                          label: t('measure.correct'),
                          action: true,
                          cell: (row: Observation) =>
                            observesAt(measure, row.school_id) && (
                              <button
                                type="button"
                                className={css.quiet}
                                aria-label={`${t('measure.correct')}: ${format.date(row.on_date)}`}
                                onClick={() => correct(row.id)}
                              >
                                {t('measure.correct')}
                              </button>
                            ),
                        },
                      ]
                    : []),
                ]}
              />
              {!all && rows.length > shownFirst && (
                <p className={css.inset}>
                  <Button variant="default" onClick={() => setAll(true)}>
                    {t('app.more')}
                  </Button>
                </p>
              )}
              {all && next_cursor && (
                <p className={`${css.small} ${css.inset}`}>{t('measure.latest_only', { n: rows.length })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

type Said = Pick<Observation, 'value' | 'numerator' | 'denominator' | 'missing' | 'note'>;

/** `27 / 31 (87,1 %)`, `12 minutes`, or why there is none. */
export function Value({ measure, row }: { measure: Measure; row: Said }) {
  const { t, language } = useI18n();
  const tag = formatTags[language];
  const write = (value: number) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }).format(value);
  if (row.missing) return missingText(t, row.missing, row.note);
  if (!isRatio(measure.data)) return row.value === null ? '–' : `${write(row.value)} ${measure.unit}`.trim();
  if (row.numerator === null || row.denominator === null) return '–';
  const share =
    measure.data === 'proportion' && row.denominator > 0
      ? ` (${written(tag, true, row.numerator / row.denominator, 1)})`
      : '';
  return `${write(row.numerator)} / ${write(row.denominator)}${share}`;
}

const states = { device: 'busy', sending: 'busy', 'needs-you': 'bad' } as const;

function OnTheWay({ measure, items }: { measure: Measure; items: Item[] }) {
  const { t, format } = useI18n();
  const says = {
    device: t('measure.on_device'),
    sending: t('measure.sending'),
    'needs-you': t('measure.needs_you'),
  };
  return (
    <ul className={`${css.events} ${css.inset}`} aria-label={t('measure.on_the_way')}>
      {items.map((item) => {
        const state = waiting.stateOf(item);
        const body = item.body as unknown as ObservationBody;
        return (
          <li key={item.id}>
            <span>
              {format.date(body.on_date)} · <Value measure={measure} row={body as Said} />
              {item.trouble?.kind === 'refused' && <Refused item={item} />}
            </span>
            <span className={css.glance}>
              <StateBadge tone={states[state]} label={says[state]} />
              {state === 'needs-you' && (
                <Button variant="default" size="compact-md" onClick={() => void waiting.discard(item.id)}>
                  {t('measure.discard')}
                </Button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Refused({ item }: { item: Item }) {
  const { t } = useI18n();
  if (item.trouble?.kind !== 'refused') return null;
  const { errors, code } = item.trouble;
  const words = errors.length > 0 ? errors.map((one) => faultText(t, one)).join(' ') : refusalText(t, code);
  return <p className={css.error}>{words ?? t('problem.unknown_code', { code })}</p>;
}
