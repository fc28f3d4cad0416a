import { TextInput } from '@mantine/core';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { NewerItems } from '../library/OriginNote';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { nameScale, scalesOf } from './figures';
import { anyText, textOf } from './languages';
import { setSetting, setting } from './sheets';
import { languageWord } from './words';

/** What is said of the questionnaire as a whole: its title, its author's version, its scales. */
export function FormPanel() {
  const { t } = useI18n();
  const { book, title, retitle, edit, items, languages, check } = useDesk();
  const general = (check.checked?.problems ?? []).filter((one) => one.items.length === 0);
  const scales = scalesOf(book, items);
  return (
    <Panel title={t('build.about')}>
      <div className={css.panel}>
        {general.length > 0 && (
          <ul className={css.problems}>
            {general.map((one) => (
              <li key={one.code + one.message + one.row}>
                {[one.message, one.fix].filter(Boolean).join(' ')}
              </li>
            ))}
          </ul>
        )}
        <NewerItems />
        <TextInput
          label={t('draft.title')}
          value={title}
          maxLength={200}
          error={title.trim() ? null : t('build.title_needed')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            retitle(value, (now) => setSetting(now, 'form_title', value));
          }}
        />
        <TextInput
          label={t('build.author_version')}
          description={t('build.author_version_hint')}
          value={setting(book, 'version')}
          maxLength={60}
          onChange={(event) => {
            const { value } = event.currentTarget;
            edit((now) => setSetting(now, 'version', value), 'version');
          }}
        />
        {scales.length > 0 && (
          <fieldset className={css.texts}>
            <legend>{t('build.scales')}</legend>
            {scales.map((scale) => (
              <div key={scale.name} className={css.scale}>
                <div className={css.languages}>
                  {languages.map((language) => (
                    <TextInput
                      key={language}
                      label={languageWord(t, language)}
                      aria-label={t('build.scale_named', {
                        name: scale.name,
                        language: languageWord(t, language),
                      })}
                      value={scale.row ? textOf(book, 'duru_scales', scale.row, 'label', language) : ''}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        edit(
                          (now) => nameScale(now, scale.name, language, value),
                          `scale ${scale.name} ${language}`,
                        );
                      }}
                    />
                  ))}
                </div>
                <p className={css.soft}>
                  {t('build.scale_items', { n: scale.items.length })}{' '}
                  {scale.items
                    .map((item) => anyText(book, 'survey', item.row, languages) || item.name)
                    .join(' · ')}
                </p>
              </div>
            ))}
          </fieldset>
        )}
      </div>
    </Panel>
  );
}
