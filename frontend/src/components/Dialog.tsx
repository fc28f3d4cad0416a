import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../lib/i18n/I18n';
import css from './Dialog.module.css';
import { Icon } from './icons';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * The browser's own modal: focus kept inside, Escape closes, focus returns where it was. It begins at the field
 * marked `data-autofocus`, where there is one.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useI18n();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Left alone, the browser takes the first control, which closes: the first blank typed would end it.
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog className={css.dialog} ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className={css.head}>
        <h2 className={css.title} id={id}>
          {title}
        </h2>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('app.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </ActionIcon>
      </div>
      <div className={css.body}>{children}</div>
    </dialog>
  );
}
