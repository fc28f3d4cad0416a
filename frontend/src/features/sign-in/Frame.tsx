import type { ReactNode } from 'react';
import { LanguageSelect } from '../../components/LanguageSelect';
import { useI18n } from '../../lib/i18n/I18n';
import css from './SignIn.module.css';

/** What a person sees before they are known: who we are, one card, and the languages. */
export function Frame({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useI18n();
  return (
    <div className={css.screen}>
      <header className={css.brand}>
        <div className={css.name}>
          <img src="/icon.svg" alt="" /> Duru
        </div>
        <p className={css.promise}>{t('signin.promise')}</p>
      </header>
      <main className={wide ? `${css.card} ${css.wide}` : css.card}>
        <title>{`${title} · Duru`}</title>
        <h1>{title}</h1>
        {children}
        <LanguageSelect />
      </main>
    </div>
  );
}
