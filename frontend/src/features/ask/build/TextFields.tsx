import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { codeOf, setText, type TextKind, textOf } from './languages';
import type { Row, SheetName } from './sheets';
import { languageWord } from './words';

const lettersInLine = 38;

/** As high as its text, up to a dozen lines. */
export const rowsFor = (text: string, least: number) =>
  Math.min(
    12,
    Math.max(
      least,
      text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / lettersInLine), 0),
    ),
  );

interface TextFieldsProps {
  legend: string;
  sheet: SheetName;
  row: Row;
  text: TextKind;
  rows?: number;
  /** Begins here: what was just added is written next. */
  first?: boolean;
  /** What happens beside the change of the text itself. */
  onTyped?: (language: string, value: string) => void;
}

/** One text in every language, side by side; a language that lacks it says so. */
export function TextFields({ legend, sheet, row, text, rows = 2, first = false, onTyped }: TextFieldsProps) {
  const { t } = useI18n();
  const { book, languages, edit } = useDesk();
  const begin = useRef<HTMLTextAreaElement>(null);
  const start = useRef(first);
  useEffect(() => {
    if (start.current) begin.current?.focus();
  }, []);
  const values = languages.map((language) => textOf(book, sheet, row, text, language));
  const some = values.some((value) => value.trim());
  return (
    <fieldset className={css.texts}>
      <legend>{legend}</legend>
      <div className={css.languages}>
        {languages.map((language, place) => {
          const value = values[place] ?? '';
          const code = codeOf(language);
          return (
            <Textarea
              key={language}
              ref={place === 0 ? begin : null}
              label={languageWord(t, language)}
              aria-label={`${legend}: ${languageWord(t, language)}`}
              {...(code && { lang: code })}
              rows={rowsFor(value, rows)}
              autosize={false}
              maxLength={20_000}
              value={value}
              {...(some && !value.trim() && { description: t('build.missing') })}
              classNames={{ description: css.lacks ?? '' }}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                if (onTyped) onTyped(language, typed);
                else
                  edit(
                    (now) => setText(now, sheet, row.id, text, language, typed),
                    `${text} ${row.id} ${language}`,
                  );
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
