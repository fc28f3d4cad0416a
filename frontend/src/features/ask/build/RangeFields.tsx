import { TextInput } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { choiceValue } from './choices';
import type { Item } from './outline';
import { addMarks, marksOf, readParameters, removeMarks, setRange } from './range-marks';
import { cell } from './sheets';
import { TextFields } from './TextFields';

/** Its bounds, its step, and what its ends mean. */
export function RangeFields({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, edit } = useDesk();
  const all = readParameters(cell(book.survey, item.row, 'parameters'));
  const labels = { start: t('build.range_start'), end: t('build.range_end'), step: t('build.range_step') };
  const marks = marksOf(book, item.row);
  return (
    <>
      <div className={css.three}>
        {(['start', 'end', 'step'] as const).map((name) => (
          <TextInput
            key={name}
            label={labels[name]}
            inputMode="decimal"
            maxLength={20}
            value={all.get(name) ?? ''}
            onChange={(event) => {
              const value = event.currentTarget.value.replace(',', '.').replace(/[^\d.-]/g, '');
              edit((now) => setRange(now, item, name, value), `range ${item.id} ${name}`);
            }}
          />
        ))}
      </div>
      {marks.map((row) => (
        <TextFields
          key={row.id}
          legend={t('build.range_mark', { value: choiceValue(book, row) })}
          sheet="choices"
          row={row}
          text="label"
          rows={1}
        />
      ))}
      <div>
        {marks.length > 0 ? (
          <button type="button" className={css.link} onClick={() => edit((now) => removeMarks(now, item))}>
            {t('build.range_unmark')}
          </button>
        ) : (
          <button type="button" className={css.link} onClick={() => edit((now) => addMarks(now, item))}>
            + {t('build.range_words')}
          </button>
        )}
      </div>
    </>
  );
}
