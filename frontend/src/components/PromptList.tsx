import { useI18n } from '../lib/i18n/I18n';
import { type Prompt, promptText } from '../lib/improve/prompts';
import css from './PromptList.module.css';

/** Gentle questions to a team, the same for its coach. */
export function PromptList({ prompts, label }: { prompts: Prompt[]; label: string }) {
  const { t, format } = useI18n();
  if (prompts.length === 0) return null;
  return (
    <ul className={css.prompts} aria-label={label}>
      {prompts.map((prompt) => (
        <li key={String(prompt.code)}>{promptText({ t, format }, prompt)}</li>
      ))}
    </ul>
  );
}
