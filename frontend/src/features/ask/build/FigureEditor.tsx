import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { addScale, type Figure, figureOf, scalesOf, setFigure } from './figures';
import { languagesOf, textOf } from './languages';
import { type Item, outline } from './outline';
import { columnOf } from './sheets';

/** What reports make of the answers: frequencies, shares, and the scale that an item belongs to. */
export function FigureEditor({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, items, languages, edit } = useDesk();
  const figure = figureOf(book, item.row);
  const scales = scalesOf(book, items);
  const put = (next: Partial<Figure>) => edit((now) => setFigure(now, item.id, { ...figure, ...next }));
  const name = (scale: (typeof scales)[number]) => {
    const said = scale.row
      ? languages.map((one) =>
          textOf(book, 'duru_scales', scale.row as NonNullable<typeof scale.row>, 'label', one),
        )
      : [];
    return said.find((one) => one.trim()) || scale.name;
  };
  const none = columnOf(book.survey, 'duru_figure') < 0;
  return (
    <fieldset className={css.texts}>
      <legend>{t('figure.title')}</legend>
      {none && <p className={css.soft}>{t('figure.none_yet')}</p>}
      <NativeSelect
        label={t('figure.shown')}
        value={figure.shown}
        data={[
          { value: '', label: t('figure.not_shown') },
          { value: 'frequency', label: t('figure.frequency') },
          { value: 'share', label: t('figure.share') },
        ]}
        onChange={(event) => put({ shown: event.currentTarget.value as Figure['shown'] })}
      />
      <NativeSelect
        label={t('figure.scale')}
        value={figure.scale}
        data={[
          { value: '', label: t('figure.no_scale') },
          ...scales.map((scale) => ({ value: scale.name, label: name(scale) })),
        ]}
        onChange={(event) => {
          const scale = event.currentTarget.value;
          put({ scale, reversed: scale !== '' && figure.reversed });
        }}
      />
      {figure.scale && (
        <Checkbox
          label={t('figure.reversed')}
          checked={figure.reversed}
          onChange={(event) => put({ reversed: event.currentTarget.checked })}
        />
      )}
      <NewScale
        onAdd={(label) =>
          edit((now) => {
            const [more, made] = addScale(now, outline(now), label, languagesOf(now)[0] ?? '');
            return setFigure(more, item.id, { ...figure, scale: made });
          })
        }
      />
    </fieldset>
  );
}

function NewScale({ onAdd }: { onAdd: (label: string) => void }) {
  const { t } = useI18n();
  const [label, setLabel] = useState('');
  return (
    <div className={css.inline}>
      <TextInput
        label={t('figure.new_scale')}
        value={label}
        maxLength={200}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!label.trim()}
        onClick={() => {
          onAdd(label.trim());
          setLabel('');
        }}
      >
        {t('figure.add_scale')}
      </Button>
    </div>
  );
}
