import { TextInput } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import type { Item } from './outline';
import { cell, setSurvey } from './sheets';

/** `start=0 end=10 step=1`, and whatever else stands there. */
const readParameters = (text: string) =>
  new Map(
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((part) => part.split('=', 2) as [string, string | undefined]),
  );

const writeParameters = (all: Map<string, string | undefined>) =>
  [...all].map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join(' ');

export function RangeFields({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, edit } = useDesk();
  const all = readParameters(cell(book.survey, item.row, 'parameters'));
  const labels = { start: t('build.range_start'), end: t('build.range_end'), step: t('build.range_step') };
  return (
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
            const parameters = writeParameters(new Map([...all, [name, value]]));
            edit((now) => setSurvey(now, item.id, { parameters }), `range ${item.id} ${name}`);
          }}
        />
      ))}
    </div>
  );
}
