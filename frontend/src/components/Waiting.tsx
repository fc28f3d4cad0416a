import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useI18n } from '../lib/i18n/I18n';
import css from './states.module.css';

const widths = ['70%', '92%', '84%', '60%', '88%', '76%'];

/** Grey lines in the shape of what will come. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const { t } = useI18n();
  return (
    <div className={css.rows} role="status">
      <VisuallyHidden>{t('app.loading')}</VisuallyHidden>
      {widths.slice(0, rows).map((width) => (
        <Skeleton key={width} height={18} width={width} aria-hidden="true" />
      ))}
    </div>
  );
}
