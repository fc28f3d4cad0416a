import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '../../../../components/icons';
import { Panel } from '../../../../components/Panel';
import { useI18n } from '../../../../lib/i18n/I18n';
import type { ImportResult } from '../../../../lib/improve/measure-imports';
import type { Measure } from '../../../../lib/improve/measures';
import { useScope } from '../../../../lib/scope/useScope';
import css from '../Measures.module.css';
import { Rows } from './Rows';

interface StoredProps {
  measure: Measure;
  result: ImportResult;
  again: () => void;
}

/** What was stored, and what was not. */
export function Stored({ measure, result, again }: StoredProps) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <>
      <Panel title={t('import.done')}>
        <p role="status">
          <Icon name="check" />{' '}
          {t('import.done_counts', {
            stored: result.stored,
            replaced: result.replaced,
            same: result.counts.same,
            left: result.left_out.length,
          })}
        </p>
        <div className={css.buttons}>
          <Button component={Link} to={to(`improve/measures/${measure.id}`)}>
            {t('import.see_chart')}
          </Button>
          <Button variant="default" onClick={again}>
            {t('import.again')}
          </Button>
        </div>
      </Panel>
      {result.left_out.length > 0 && (
        <Panel flush title={t('import.left_out')}>
          <Rows measure={measure} rows={result.left_out} />
        </Panel>
      )}
    </>
  );
}
