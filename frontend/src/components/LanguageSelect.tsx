import { NativeSelect } from '@mantine/core';
import { useI18n } from '../lib/i18n/I18n';
import { isLanguage, languageNames, languages, rememberLanguage } from '../lib/i18n/languages';

export function LanguageSelect() {
  const { t, language, choose } = useI18n();
  return (
    <NativeSelect
      label={t('app.language')}
      mt="lg"
      value={language}
      data={languages.map((value) => ({ value, label: languageNames[value] }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        if (!isLanguage(chosen)) return;
        rememberLanguage(chosen);
        void choose(chosen);
      }}
    />
  );
}
