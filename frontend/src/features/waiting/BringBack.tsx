import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useSay } from '../../components/Toaster';
import { useI18n } from '../../lib/i18n/I18n';
import { bringBack } from '../../lib/offline/rescue';
import css from './Waiting.module.css';

/** Takes a file that was saved here, also on another device of the same person. */
export function BringBack() {
  const { t } = useI18n();
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const count = await bringBack(file);
    setFailed(!count);
    if (count) say(t('waiting.brought', { count }));
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('waiting.bring')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button variant="default" onClick={() => input.current?.click()}>
        {t('waiting.bring')}
      </Button>
      {failed && (
        <p className={css.loud} role="alert">
          {t('waiting.bring_failed')}
        </p>
      )}
    </div>
  );
}
