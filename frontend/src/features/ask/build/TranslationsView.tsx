import { ActionIcon, Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { knownLanguages, OtherLanguage } from '../instruments/LanguagePicker';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import {
  addLanguage,
  codeOf,
  type Phrase,
  phrasesOf,
  removeLanguage,
  renameLanguage,
  setText,
  type TextKind,
} from './languages';
import { cell, type SheetName } from './sheets';
import { rowsFor } from './TextFields';
import { languageWord } from './words';

const pageSize = 40;

const textNames: Record<TextKind, string> = {
  label: msg('text.label'),
  hint: msg('text.hint'),
  guidance_hint: msg('text.guidance_hint'),
  constraint_message: msg('text.constraint_message'),
  required_message: msg('text.required_message'),
};

/** All texts side by side, and what one language has and another lacks. */
export function TranslationsView() {
  const { t } = useI18n();
  const { book, languages } = useDesk();
  const [only, setOnly] = useState(false);
  // The rows that lacked something when the filter was set stay while they are filled in.
  const [held, setHeld] = useState<Set<string>>(new Set());
  const [shown, setShown] = useState(pageSize);
  const phrases = useMemo(() => phrasesOf(book, languages), [book, languages]);
  const key = (one: Phrase) => `${one.sheet} ${one.row.id} ${one.text}`;
  const count = phrases.reduce((sum, one) => sum + one.missing.length, 0);
  const rows = only ? phrases.filter((one) => one.missing.length > 0 || held.has(key(one))) : phrases;
  const filter = (missing: boolean) => {
    setOnly(missing);
    setHeld(new Set(phrases.filter((one) => one.missing.length > 0).map(key)));
    setShown(pageSize);
  };
  return (
    <>
      <LanguagesPanel />
      <Panel
        title={t('translations.title')}
        aside={<span className={css.missing}>{t('translations.missing', { n: count })}</span>}
      >
        <Checkbox
          label={t('translations.only')}
          checked={only}
          onChange={(event) => filter(event.currentTarget.checked)}
        />
        {rows.length === 0 ? (
          <Empty title={only ? t('translations.complete') : t('translations.none')} />
        ) : (
          <ul className={css.phrases}>
            {rows.slice(0, shown).map((one) => (
              <PhraseRow key={key(one)} phrase={one} />
            ))}
          </ul>
        )}
        {rows.length > shown && (
          <Button variant="default" onClick={() => setShown(shown + pageSize)}>
            {t('app.more')}
          </Button>
        )}
      </Panel>
    </>
  );
}

function PhraseRow({ phrase }: { phrase: Phrase }) {
  const { t } = useI18n();
  const { book, languages, edit } = useDesk();
  const { sheet, row, text } = phrase;
  const where = placeOf(sheet, cell(book[sheet], row, 'name'), cell(book[sheet], row, 'list_name'));
  const name = `${where} · ${t(textNames[text])}`;
  return (
    <li className={css.phrase}>
      <p className={css.phraseName}>{name}</p>
      <div className={css.languages}>
        {languages.map((language) => {
          const code = codeOf(language);
          const lacks = phrase.missing.includes(language);
          return (
            <Textarea
              key={language}
              rows={rowsFor(phrase.words[language] ?? '', 2)}
              autosize={false}
              label={languageWord(t, language)}
              aria-label={`${name}: ${languageWord(t, language)}`}
              {...(code && { lang: code })}
              {...(lacks && { description: t('build.missing') })}
              classNames={{ description: css.lacks ?? '' }}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={20_000}
              value={phrase.words[language] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                edit(
                  (now) => setText(now, sheet, row.id, text, language, value),
                  `${text} ${row.id} ${language}`,
                );
              }}
            />
          );
        })}
      </div>
    </li>
  );
}

const placeOf = (sheet: SheetName, name: string, list: string) =>
  sheet === 'survey' || sheet === 'duru_scales' ? name : `${list} / ${name}`;

/** Languages added, renamed and taken away. */
function LanguagesPanel() {
  const { t } = useI18n();
  const { languages, edit } = useDesk();
  const say = useSay();
  const desk = useDesk();
  const [renaming, setRenaming] = useState<string | null>(null);
  const offered = knownLanguages.filter((one) => !languages.includes(one));
  const remove = (language: string) => {
    const before = { title: desk.title, book: desk.book };
    edit((now) => removeLanguage(now, language));
    say(t('translations.removed', { language }), { label: t('app.undo'), act: () => desk.become(before) });
  };
  const add = (language: string) =>
    edit((now) =>
      languages.length === 1 && languages[0] === '' && !phrasesOf(now).length
        ? renameLanguage(now, '', language)
        : addLanguage(now, language),
    );
  return (
    <Panel title={t('draft.languages')}>
      <ul className={css.languageList}>
        {languages.map((language) => (
          <li key={language}>
            {renaming === language ? (
              <RenameLanguage
                language={language}
                taken={languages}
                onRename={(name) => {
                  edit((now) => renameLanguage(now, language, name));
                  setRenaming(null);
                }}
                onClose={() => setRenaming(null)}
              />
            ) : (
              <>
                <span>{language || t('translations.unnamed')}</span>
                <ActionIcon
                  variant="subtle"
                  size={44}
                  aria-label={t('translations.rename', { language: languageWord(t, language) })}
                  onClick={() => setRenaming(language)}
                >
                  <Icon name="pen" size={18} />
                </ActionIcon>
                {languages.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    size={44}
                    aria-label={t('translations.remove', { language: languageWord(t, language) })}
                    onClick={() => remove(language)}
                  >
                    <Icon name="bin" size={18} />
                  </ActionIcon>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <details className={css.more}>
        <summary>{t('translations.add')}</summary>
        <div className={css.panel}>
          {offered.length > 0 && (
            <NativeSelect
              label={t('translations.choose')}
              value=""
              data={[{ value: '', label: t('logic.choose') }, ...offered]}
              onChange={(event) => event.currentTarget.value && add(event.currentTarget.value)}
            />
          )}
          <OtherLanguage taken={languages} onAdd={add} />
        </div>
      </details>
    </Panel>
  );
}

interface RenameLanguageProps {
  language: string;
  taken: string[];
  onRename: (name: string) => void;
  onClose: () => void;
}

function RenameLanguage({ language, taken, onRename, onClose }: RenameLanguageProps) {
  const { t } = useI18n();
  const [name, setName] = useState(language);
  const clean = name.trim();
  const bad = clean === '' || clean.includes('::') || (clean !== language && taken.includes(clean));
  return (
    <span className={css.inline}>
      <TextInput
        label={t('translations.new_name')}
        description={t('translations.name_hint')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button disabled={bad} onClick={() => onRename(clean)}>
        {t('app.save')}
      </Button>
      <Button variant="default" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </span>
  );
}
