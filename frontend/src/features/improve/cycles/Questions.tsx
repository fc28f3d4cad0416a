import { ActionIcon, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { TalkBeside } from '../talk/TalkBeside';
import css from './Cycle.module.css';
import { blankQuestion } from './cycle-record';
import type { PartProps } from './Field';

type Question = Cycle['questions'][number];
const mostQuestions = 20;
const asked = ({ question }: Question) => question.trim() !== '';

/** Questions with predictions. One without words is not there yet: it stays on the page, and is not sent. */
export function Questions({ editor, closed }: PartProps) {
  const { t } = useI18n();
  const [unfinished, setUnfinished] = useState<Question[] | null>(null);
  const all = unfinished ?? editor.shown.questions;
  const change = (next: Question[]) => {
    setUnfinished(next.every(asked) ? null : next);
    editor.set('questions', next.filter(asked));
  };
  const put = (index: number, part: Partial<Question>) =>
    change(all.map((question, at) => (at === index ? { ...question, ...part } : question)));
  const move = (from: number, to: number) => {
    const next = [...all];
    next.splice(to, 0, ...next.splice(from, 1));
    change(next);
    editor.leave();
  };
  return (
    <fieldset className={css.questions} id="field-questions" tabIndex={-1}>
      <legend>{t('cycle.questions')}</legend>
      <p className={css.hint}>{t('cycle.questions_hint')}</p>
      <ol className={css.list}>
        {all.map((question, index) => (
          <li key={question.id} className={css.question}>
            <TalkBeside
              pointer={`/questions/${question.id}/question`}
              label={t('cycle.question', { n: index + 1 })}
            >
              <Textarea
                id={`field-question-${question.id}`}
                label={t('cycle.question', { n: index + 1 })}
                rows={2}
                value={question.question}
                readOnly={closed}
                onChange={(event) => put(index, { question: event.currentTarget.value })}
                onBlur={editor.leave}
              />
            </TalkBeside>
            <TalkBeside
              pointer={`/questions/${question.id}/prediction`}
              label={t('cycle.prediction_of', { n: index + 1 })}
            >
              <Textarea
                id={`field-prediction-${question.id}`}
                label={t('cycle.prediction_of', { n: index + 1 })}
                description={t('cycle.prediction_hint')}
                rows={2}
                value={question.prediction}
                readOnly={closed}
                disabled={!asked(question) && !question.prediction}
                onChange={(event) => put(index, { prediction: event.currentTarget.value })}
                onBlur={editor.leave}
              />
            </TalkBeside>
            {!closed && (
              <div className={css.tools}>
                <ActionIcon
                  variant="default"
                  size={44}
                  disabled={index === 0}
                  aria-label={t('cycle.question_up', { n: index + 1 })}
                  onClick={() => move(index, index - 1)}
                >
                  <Icon name="up" />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={44}
                  disabled={index === all.length - 1}
                  aria-label={t('cycle.question_down', { n: index + 1 })}
                  onClick={() => move(index, index + 1)}
                >
                  <Icon name="down" />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={44}
                  aria-label={t('cycle.question_remove', { n: index + 1 })}
                  onClick={() => change(all.filter((_, at) => at !== index))}
                >
                  <Icon name="close" />
                </ActionIcon>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!closed && all.length < mostQuestions && (
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => change([...all, blankQuestion()])}
        >
          {t('cycle.add_question')}
        </Button>
      )}
    </fieldset>
  );
}
