import { useMutation } from '@tanstack/react-query';
import type { ReportDocument } from '../lib/documents/documents';
import { openDocument } from '../lib/documents/open-document';
import { useI18n } from '../lib/i18n/I18n';
import { Icon } from './icons';
import css from './OpenDocument.module.css';
import { Trouble } from './Trouble';

/** A report's title and whom it is about: opens its PDF once there is one. */
export function OpenDocument({ document }: { document: ReportDocument }) {
  const { t } = useI18n();
  const open = useMutation({ mutationFn: () => openDocument(document.id) });
  const name = `${document.title} · ${document.unit.label}`;
  if (document.state !== 'finished') return <>{name}</>;
  return (
    <span className={css.open}>
      <button
        type="button"
        className={css.link}
        aria-busy={open.isPending}
        title={t('documents.opens')}
        onClick={() => open.mutate()}
      >
        {name} <Icon name="open" size={15} />
      </button>
      {open.error && <Trouble error={open.error} />}
    </span>
  );
}
