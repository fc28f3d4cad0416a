import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../lib/i18n/I18n';
import { Icon } from './icons';
import css from './Sheet.module.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the page on a wide screen, from below on a phone. The browser's own modal, as Dialog is. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useI18n();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog className={css.sheet} ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className={css.head}>
        <h2 className={css.title} id={id}>
          {title}
        </h2>
        <ActionIcon
          variant="subtle"
          size={44}
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
