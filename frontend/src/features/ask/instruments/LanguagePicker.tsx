import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { languageNames, languages } from '../../../lib/i18n/languages';
import css from './Questionnaires.module.css';

/** As XLSForm writes a language: its name, and its code in brackets. */
export const heading = (name: string, code: string) =>
  code ? `${name.trim()} (${code.trim()})` : name.trim();

export const knownLanguages = languages.map((code) => heading(languageNames[code], code));

interface LanguagePickerProps {
  chosen: string[];
  onChange: (languages: string[]) => void;
}

/** The languages of a new questionnaire, the first of them to begin with. */
export function LanguagePicker({ chosen, onChange }: LanguagePickerProps) {
  const { t } = useI18n();
  const all = [...new Set([...knownLanguages, ...chosen])];
  const turn = (language: string) =>
    onChange(chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language]);
  return (
    <fieldset className={css.set}>
      <legend>{t('draft.languages')}</legend>
      <div className={css.checks}>
        {all.map((language) => (
          <Checkbox
            key={language}
            label={language}
            checked={chosen.includes(language)}
            onChange={() => turn(language)}
          />
        ))}
      </div>
      <OtherLanguage taken={all} onAdd={(language) => onChange([...chosen, language])} />
    </fieldset>
  );
}

interface OtherLanguageProps {
  taken: string[];
  onAdd: (language: string) => void;
}

const codePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Any other language, with the code that machines know it by. */
export function OtherLanguage({ taken, onAdd }: OtherLanguageProps) {
  const { t } = useI18n();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const add = () => {
    const language = heading(name, code);
    if (!name.trim() || /[:()]/.test(name)) setFault(t('draft.language_name_fault'));
    else if (!codePattern.test(code.trim())) setFault(t('draft.language_code_fault'));
    else if (taken.includes(language)) setFault(t('draft.language_there'));
    else {
      onAdd(language);
      setName('');
      setCode('');
      setFault(undefined);
    }
  };
  return (
    <div className={css.other}>
      <TextInput
        label={t('draft.other_language')}
        placeholder="Luganda"
        value={name}
        maxLength={60}
        error={fault}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('draft.language_code')}
        placeholder="lg"
        value={code}
        maxLength={20}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button variant="default" leftSection={<Icon name="plus" size={18} />} onClick={add}>
        {t('draft.add_language')}
      </Button>
    </div>
  );
}
