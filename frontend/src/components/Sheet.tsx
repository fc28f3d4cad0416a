import type { ReactNode } from 'react';
import { Modal } from './Modal';
import css from './Sheet.module.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

const look = { modal: css.sheet, head: css.head, title: css.title, body: css.body };

/** Beside the page on a wide screen, from below on a phone. */
export const Sheet = (props: SheetProps) => <Modal {...props} look={look} />;
