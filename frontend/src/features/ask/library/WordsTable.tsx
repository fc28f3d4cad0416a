import { useI18n } from '../../../lib/i18n/I18n';
import { choicesOf, choiceValue } from '../build/choices';
import { figureOf } from '../build/figures';
import { codeOf, languagesOf, nameOf, textKinds, textOf } from '../build/languages';
import { everyItem, type Item, outline } from '../build/outline';
import { type Book, type LooseSheets, parse, type Row } from '../build/sheets';
import { kindName } from '../build/words';
import css from './Library.module.css';

/** What an item asks, all languages side by side; on a phone below one another. */
export function WordsTable({ sheets }: { sheets: LooseSheets }) {
  const book = parse(sheets);
  const languages = languagesOf(book);
  const items = everyItem(outline(book));
  const lists = [...new Set(items.map((item) => item.list).filter(Boolean))];
  return (
    <div className={css.words}>
      {items.map((item) => (
        <Question key={item.id} book={book} item={item} languages={languages} />
      ))}
      {lists.map((list) => (
        <Choices key={list} book={book} list={list} languages={languages} />
      ))}
    </div>
  );
}

interface PartProps {
  book: Book;
  languages: string[];
}

function Question({ book, item, languages }: PartProps & { item: Item }) {
  const { t } = useI18n();
  const { scale, reversed } = figureOf(book, item.row);
  const turned = reversed ? t('library.scale_reversed', { scale }) : t('library.scale', { scale });
  const scaleName = scale ? turned : '';
  const texts = textKinds.filter((text) =>
    languages.some((language) => textOf(book, 'survey', item.row, text, language).trim()),
  );
  return (
    <section className={css.asked}>
      <h3 className={css.askedHead}>
        <span>{kindName(t, item.kind)}</span> <code>{item.name}</code> {scaleName && <span>{scaleName}</span>}
      </h3>
      {texts.map((text) => (
        <Sides
          key={text}
          languages={languages}
          strong={text === 'label'}
          said={(language) => textOf(book, 'survey', item.row, text, language)}
        />
      ))}
    </section>
  );
}

function Choices({ book, list, languages }: PartProps & { list: string }) {
  const { t } = useI18n();
  const rows = choicesOf(book, list);
  const words = (row: Row, language: string) =>
    textOf(book, 'choices', row, 'label', language).trim() || t('build.missing');
  return (
    <section className={css.asked}>
      <h3 className={css.askedHead}>
        <span>{t('library.choices')}</span> <code>{list}</code>
      </h3>
      <div className={css.sides}>
        {languages.map((language) => (
          <div key={language} className={css.side}>
            <span className={css.tongue}>{nameOf(language)}</span>
            <ol className={css.choices} lang={codeOf(language) ?? undefined}>
              {rows.map((row) => (
                <li key={choiceValue(book, row)}>{words(row, language)}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

interface SidesProps {
  languages: string[];
  strong: boolean;
  said: (language: string) => string;
}

function Sides({ languages, strong, said }: SidesProps) {
  const { t } = useI18n();
  return (
    <div className={css.sides}>
      {languages.map((language) => {
        const text = said(language).trim();
        return (
          <div key={language} className={css.side}>
            <span className={css.tongue}>{nameOf(language)}</span>
            {text ? (
              <p lang={codeOf(language) ?? undefined} data-strong={strong}>
                {text}
              </p>
            ) : (
              <p className={css.lacks}>{t('build.missing')}</p>
            )}
          </div>
        );
      })}
    </div>
  );
}
