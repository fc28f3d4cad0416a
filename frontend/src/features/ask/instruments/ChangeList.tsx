import { StateBadge, type Tone } from '../../../components/StateBadge';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import type { QuestionChange, VersionChanges } from './instruments';
import css from './Questionnaires.module.css';

const kinds: Record<string, { label: string; tone: Tone }> = {
  added: { label: msg('change.added'), tone: 'good' },
  removed: { label: msg('change.removed'), tone: 'bad' },
  reworded: { label: msg('change.reworded'), tone: 'busy' },
  kind: { label: msg('change.kind'), tone: 'busy' },
  choices: { label: msg('change.choices'), tone: 'busy' },
  rules: { label: msg('change.rules'), tone: 'quiet' },
};

/** What two versions have in common and what not, question by question, before and after beside each other. */
export function ChangeList({ told }: { told: VersionChanges }) {
  const { t } = useI18n();
  const broken = told.changes.filter((one) => !one.comparable).length;
  return (
    <>
      <p className={css.comparable}>
        {t('change.comparable', { n: told.comparable })} {broken > 0 && t('change.broken', { n: broken })}
      </p>
      <ul className={css.changes}>
        {told.changes.map((one) => (
          <li key={one.path} className={css.change}>
            <OneChange change={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneChange({ change }: { change: QuestionChange }) {
  const { t } = useI18n();
  const added = change.kinds.includes('added');
  const choices = change.kinds.includes('choices');
  const removed = change.kinds.includes('removed');
  return (
    <>
      <div className={css.changeHead}>
        {change.kinds.map((kind) => (
          <StateBadge
            key={kind}
            tone={kinds[kind]?.tone ?? 'quiet'}
            label={kinds[kind] ? t(kinds[kind].label) : kind}
          />
        ))}
        {change.comparable && <StateBadge tone="good" label={t('change.still_comparable')} />}
        <code>{change.path.replace(/^\//, '')}</code>
      </div>
      <div className={css.sides}>
        {!added && (
          <Side
            title={t('change.before')}
            words={change.before}
            others={change.after}
            choices={choices ? (change.choices_before ?? []) : []}
          />
        )}
        {!removed && (
          <Side
            title={t('change.after')}
            words={change.after}
            others={change.before}
            choices={choices ? (change.choices_after ?? []) : []}
          />
        )}
      </div>
    </>
  );
}

interface SideProps {
  title: string;
  words: Record<string, string>;
  others: Record<string, string>;
  choices: string[];
}

function Side({ title, words, others, choices }: SideProps) {
  const { t, format } = useI18n();
  const name = (code: string) => (code === 'default' ? t('draft.one_language') : format.languageName(code));
  return (
    <section className={css.side}>
      <h4>{title}</h4>
      <dl className={css.said}>
        {Object.entries(words).map(([code, text]) => (
          <div key={code} className={css.pair}>
            <dt>{name(code)}</dt>
            <dd lang={code} data-differs={code in others && others[code] !== text}>
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {choices.length > 0 && (
        <ul>
          {choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
