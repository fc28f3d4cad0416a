import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Problem, partOf } from '../lib/api/problem';
import { useI18n } from '../lib/i18n/I18n';
import type { Item } from '../lib/offline/item';
import { waiting } from '../lib/offline/waiting';
import { useScope } from '../lib/scope/useScope';
import css from './ConflictPanel.module.css';
import { Trouble } from './Trouble';

/** What the server said no to, as an error whose fields can be shown beside a form's. */
export function refusalOf(item: Item | undefined): Problem | null {
  const trouble = item?.trouble;
  if (!item || trouble?.kind !== 'refused') return null;
  return new Problem(partOf(item.path), trouble.status, trouble.code, trouble.detail, trouble.errors);
}

interface RefusedItemProps {
  item: Item;
  /** The faults in the page's own words, in place of the server's. */
  faults?: ReactNode;
}

/** The server said no to something that waits: its words, and the ways on. */
export function RefusedItem({ item, faults }: RefusedItemProps) {
  const { t } = useI18n();
  const { to } = useScope();
  const error = refusalOf(item);
  if (!error) return null;
  return (
    <div className={css.refused} id="needs-you">
      <Trouble error={error} brief={faults !== undefined} />
      {faults}
      <div className={css.ways}>
        <Button size="sm" onClick={() => void waiting.tryNow()}>
          {t('waiting.try')}
        </Button>
        <Button size="sm" variant="default" component={Link} to={to('waiting')}>
          {t('waiting.title')}
        </Button>
      </div>
    </div>
  );
}
