import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../lib/i18n/I18n';
import { Icon } from './icons';

interface ModalProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** How it looks: the classes of its parts. */
  look: {
    modal: string | undefined;
    head: string | undefined;
    title: string | undefined;
    body: string | undefined;
  };
}

/**
 * The browser's own modal: focus kept inside, Escape closes, focus returns where it was. It begins at the field
 * marked `data-autofocus`, where there is one.
 */
export function Modal({ title, onClose, children, look }: ModalProps) {
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
    <dialog className={look.modal} ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className={look.head}>
        <h2 className={look.title} id={id}>
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
      <div className={look.body}>{children}</div>
    </dialog>
  );
}
