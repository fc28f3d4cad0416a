import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { FormPanel } from './FormPanel';
import { Outline } from './Outline';
import { findItem, numbersOf } from './outline';
import { QuestionPanel } from './QuestionPanel';

/** The outline at the left and what is chosen of it at the right; on a phone one after the other. */
export function QuestionsView() {
  const { t } = useI18n();
  const { items, selected, select } = useDesk();
  const item = findItem(items, selected);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected && window.matchMedia?.('(max-width: 61.99em)').matches)
      side.current?.scrollIntoView({ block: 'start' });
  }, [selected]);
  return (
    <div className={css.desk} data-chosen={item !== undefined}>
      <div className={css.outlineSide}>
        <Outline />
      </div>
      <div className={css.panelSide} ref={side}>
        {item && (
          <Button
            className={css.back}
            variant="default"
            leftSection={<Icon name="left" size={18} />}
            onClick={() => select(null)}
          >
            {t('build.back')}
          </Button>
        )}
        {item ? (
          <QuestionPanel key={item.id} item={item} number={numbersOf(items).get(item.id) ?? ''} />
        ) : (
          <FormPanel />
        )}
      </div>
    </div>
  );
}
