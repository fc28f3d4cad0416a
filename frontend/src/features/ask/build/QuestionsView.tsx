import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { AddDialog } from './AddDialog';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { FormPanel } from './FormPanel';
import { Outline } from './Outline';
import { findItem, numbersOf } from './outline';
import { QuestionPanel } from './QuestionPanel';
import { RowTools } from './RowTools';
import { useTree } from './useTree';

/** The outline at the left and what is chosen of it at the right; on a phone one after the other. */
export function QuestionsView() {
  const { t } = useI18n();
  const desk = useDesk();
  const { items, selected, select } = desk;
  const tree = useTree(desk);
  const [adding, setAdding] = useState(false);
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
          <div className={css.back}>
            <Button
              variant="default"
              leftSection={<Icon name="left" size={18} />}
              onClick={() => select(null)}
            >
              {t('build.back')}
            </Button>
            <RowTools item={item} tree={tree} />
            <Button
              variant="default"
              leftSection={<Icon name="plus" size={18} />}
              onClick={() => setAdding(true)}
            >
              {t('build.add_after')}
            </Button>
          </div>
        )}
        {adding && (
          <AddDialog
            onClose={() => setAdding(false)}
            onTake={(kind) => {
              setAdding(false);
              tree.add(kind, selected);
            }}
          />
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
