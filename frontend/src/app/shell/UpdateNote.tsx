import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useI18n } from '../../lib/i18n/I18n';
import { onUpdate, takeUpdate, updateReady } from '../updates';
import css from './Shell.module.css';

/** Never loads the page by itself: somebody may be in the middle of a sentence. */
export function UpdateNote() {
  const { t } = useI18n();
  const ready = useSyncExternalStore(onUpdate, updateReady);
  return (
    <div role="status">
      {ready && (
        <p className={css.update}>
          {t('update.ready')}{' '}
          <Button size="xs" variant="default" onClick={() => void takeUpdate()}>
            {t('update.take')}
          </Button>
        </p>
      )}
    </div>
  );
}
