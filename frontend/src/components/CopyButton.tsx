import { Button } from '@mantine/core';
import { useI18n } from '../lib/i18n/I18n';
import { Icon } from './icons';
import { useSay } from './Toaster';

/** Copies a text; `about` tells a screen reader which of many it is. */
export function CopyButton({ text, about }: { text: string; about?: string }) {
  const { t } = useI18n();
  const say = useSay();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(t('app.copied')),
      () => say(t('app.copy_failed')),
    );
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon name="copy" size={16} />}
      aria-label={about ? `${t('app.copy')}: ${about}` : undefined}
      onClick={() => void copy()}
    >
      {t('app.copy')}
    </Button>
  );
}
