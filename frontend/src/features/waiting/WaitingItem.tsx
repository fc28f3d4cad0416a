import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { ItemStateBadge } from '../../components/ItemStateBadge';
import { Trouble } from '../../components/Trouble';
import { Problem, partOf } from '../../lib/api/problem';
import { useI18n } from '../../lib/i18n/I18n';
import type { Item } from '../../lib/offline/item';
import { waiting } from '../../lib/offline/waiting';
import css from './Waiting.module.css';

export function WaitingItem({ item }: { item: Item }) {
  const { t, format } = useI18n();
  const { trouble, upload } = item;
  return (
    <li className={css.item}>
      <div className={css.row}>
        <strong>{item.label}</strong>
        <ItemStateBadge item={item} />
      </div>
      <p className={css.meta}>
        {t('waiting.at', { time: format.dateTime(item.madeAt) })}
        {upload && ` · ${upload.name} · ${format.bytes(upload.size)}`}
      </p>
      {trouble?.kind === 'conflict' && <p className={css.loud}>{t('waiting.conflict')}</p>}
      {trouble?.kind === 'refused' && trouble.code === 'file.missing' && trouble.status === 0 && (
        <p className={css.loud}>{t('waiting.file_missing')}</p>
      )}
      {trouble?.kind === 'refused' && trouble.status > 0 && (
        <Trouble
          error={new Problem(partOf(item.path), trouble.status, trouble.code, trouble.detail, trouble.errors)}
        />
      )}
      <div className={css.actions}>
        {item.place && (
          <Button component={Link} to={item.place} variant="default" size="sm">
            {t('waiting.open')}
          </Button>
        )}
        <Button variant="subtle" size="sm" onClick={() => void waiting.discard(item.id)}>
          {t('waiting.discard')}
        </Button>
      </div>
    </li>
  );
}
