import type { ReactNode } from 'react';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { nameOf } from '../build/languages';
import { kindLabel } from './kind-label';
import css from './Library.module.css';
import type { ItemHead } from './library';

interface ItemCardProps {
  item: ItemHead;
  /** How its title is opened: a link, or a button in a dialog. */
  title: ReactNode;
  onTag?: (tag: string) => void;
}

/** One item in a list: what it is, in which languages, and how to find its like. */
export function ItemCard({ item, title, onTag }: ItemCardProps) {
  const { t, format } = useI18n();
  const tags = item.tags ?? [];
  const facts = [
    format.list(item.kinds.map((kind) => kindLabel(t, kind))),
    t('library.questions', { n: item.questions }),
    format.list(item.languages.map(nameOf)),
  ];
  return (
    <li className={css.card}>
      <h3 className={css.cardTitle}>
        {title}{' '}
        {item.newest > 1 && <StateBadge tone="quiet" label={t('library.version', { n: item.newest })} />}
      </h3>
      {item.about && <p className={css.about}>{item.about}</p>}
      <p className={css.facts}>{facts.join(' · ')}</p>
      {tags.length > 0 && (
        <ul className={css.tags} aria-label={t('library.tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              {onTag ? (
                <button type="button" className={css.tag} onClick={() => onTag(tag)}>
                  {tag}
                </button>
              ) : (
                <span className={css.tag}>{tag}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
