import { Button } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Item } from '../../../lib/offline/item';
import { useProgress } from '../../../lib/offline/progress';
import { waiting } from '../../../lib/offline/waiting';
import css from './Evidence.module.css';

/** How much of a file has arrived; a person may let it rest, for cheaper data. */
export function Progress({ item }: { item: Item }) {
  const { t, format } = useI18n();
  const { arrived, paused, setPaused } = useProgress(item.upload?.sha256 ?? '');
  if (!item.upload) return null;
  const { size } = item.upload;
  return (
    <div className={css.progress}>
      <progress max={size} value={arrived} aria-label={t('evidence.progress')} />
      <span className={css.meta}>
        {t('evidence.arrived', { arrived: format.bytes(arrived), size: format.bytes(size) })}
      </span>
      {!item.trouble && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setPaused(!paused);
            if (paused) void waiting.tryNow();
          }}
        >
          {paused ? t('evidence.go_on') : t('evidence.pause')}
        </Button>
      )}
    </div>
  );
}
