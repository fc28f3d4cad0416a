import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { StateBadge } from '../../../components/StateBadge';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { namesQuery } from '../../../lib/session/names';
import { saidIn, spokenIn } from '../said';
import css from './Frameworks.module.css';
import {
  type Dimension,
  type Framework,
  type FrameworkItems,
  type Mapping,
  type MeasuringItem,
  people,
  useDimensionNames,
} from './frameworks';
import { ItemResult } from './ItemResult';
import type { Results } from './results';
import { inOrder } from './tree';

const changes: Record<string, string> = {
  same: msg('fw.change_same'),
  renamed: msg('fw.change_renamed'),
  split: msg('fw.change_split'),
  merged: msg('fw.change_merged'),
  new: msg('fw.change_new'),
};

interface DimensionListProps {
  framework: Framework;
  /** What is mapped; null for a draft, to which nothing is. */
  items: FrameworkItems | null;
  results: Results | null;
}

/** Each dimension with what measures it, and the ones that nothing measures said as such. */
export function DimensionList({ framework, items, results }: DimensionListProps) {
  const { t } = useI18n();
  const { dimensions, dropped } = framework.content;
  const before = useDimensionNames(framework.id, framework.number - 1);
  const names = useQuery(namesQuery(people((items?.items ?? []).map(({ mapping }) => mapping))));
  return (
    <>
      <ol className={css.dimensions}>
        {inOrder(dimensions).map(({ node, depth }) => (
          <li key={node.code} className={css.dimension} data-depth={depth}>
            <Head dimension={node} before={before} gap={items?.gaps.includes(node.code) ?? false} />
            {items && (
              <Items
                items={items.items.filter((one) => one.dimension === node.code)}
                results={results}
                label={node.label}
                names={names.data}
              />
            )}
          </li>
        ))}
      </ol>
      {dropped && dropped.length > 0 && (
        <p className={css.soft}>{t('fw.dropped', { codes: dropped.map(before).join(', ') })}</p>
      )}
    </>
  );
}

interface HeadProps {
  dimension: Dimension;
  /** What the dimensions of the version before were called. */
  before: (code: string) => string;
  gap: boolean;
}

function Head({ dimension, before, gap }: HeadProps) {
  const { t, language } = useI18n();
  const { label, description = {}, change, from_codes = [] } = dimension;
  const was = change && change !== 'same' ? changes[change] : undefined;
  return (
    <header className={css.dimensionHead}>
      <h2 className={css.name} lang={spokenIn(label, language)}>
        {saidIn(label, language)}
      </h2>
      {gap && <StateBadge tone="bad" label={t('fw.gap')} />}
      {saidIn(description, language) && (
        <p lang={spokenIn(description, language)}>{saidIn(description, language)}</p>
      )}
      {was && <p className={css.soft}>{t(was, { codes: from_codes.map(before).join(', ') })}</p>}
    </header>
  );
}

interface ItemsProps {
  items: MeasuringItem[];
  results: Results | null;
  label: Record<string, string>;
  /** Who mapped, as far as the reader may know them. */
  names: ReadonlyMap<string, string> | undefined;
}

function Items({ items, results, label, names }: ItemsProps) {
  const { t, language } = useI18n();
  if (items.length === 0) return <p className={css.soft}>{t('fw.nothing_measures')}</p>;
  return (
    <ul className={css.items} aria-label={saidIn(label, language)}>
      {items.map((one) => (
        <li key={one.mapping.id}>
          <MappedItem
            mapping={one.mapping}
            carriedFrom={one.carried_from}
            by={names?.get(one.mapping.created_by)}
          />
          {results && <ItemResult mapping={one.mapping} results={results} />}
        </li>
      ))}
    </ul>
  );
}

interface MappedItemProps {
  mapping: Mapping;
  carriedFrom?: number | null;
  /** Who mapped it. */
  by?: string | undefined;
}

/** What is asked, where, and what has changed since somebody mapped it. */
export function MappedItem({ mapping, carriedFrom, by }: MappedItemProps) {
  const { t, language } = useI18n();
  const { to } = useScope();
  const words = saidIn(mapping.label, language);
  return (
    <div className={css.item}>
      {mapping.item_id ? (
        <p>
          <Link to={to(`ask/library/${mapping.item_id}`)}>{mapping.title}</Link>{' '}
          <span className={css.soft}>{t('fw.in_library')}</span>
        </p>
      ) : (
        <p>
          <span lang={spokenIn(mapping.label, language)}>{words || mapping.name}</span>{' '}
          <Link className={css.where} to={to(`ask/questionnaires/${mapping.instrument_id}`)}>
            {mapping.title}
          </Link>
        </p>
      )}
      <p className={css.marks}>
        {!mapping.stands && <StateBadge tone="bad" label={t('fw.gone')} />}
        {mapping.changed.length > 0 && <StateBadge tone="busy" label={t('fw.changed_since')} />}
        {carriedFrom && <StateBadge tone="quiet" label={t('fw.carried', { n: carriedFrom })} />}
        {by && mapping.origin === 'person' && (
          <span className={css.soft}>{t('fw.mapped_by', { name: by })}</span>
        )}
        {mapping.note && (
          <span className={css.soft}>
            {mapping.origin === 'library' && t('library.from')} {mapping.note}
          </span>
        )}
      </p>
    </div>
  );
}
