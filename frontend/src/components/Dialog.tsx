import type { ReactNode } from 'react';
import css from './Dialog.module.css';
import { Modal } from './Modal';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

const look = { modal: css.dialog, head: css.head, title: css.title, body: css.body };

/** In the middle of the page. */
export const Dialog = (props: DialogProps) => <Modal {...props} look={look} />;
