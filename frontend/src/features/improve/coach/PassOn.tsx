import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import type { CoachedCycle } from '../../../lib/improve/coaching';
import { promptText } from '../../../lib/improve/prompts';
import { commentsQuery } from '../../../lib/improve/talk';
import { waiting } from '../../../lib/offline/waiting';
import css from './Coach.module.css';

interface PassOnProps {
  cycle: CoachedCycle;
  prompt: CoachedCycle['prompts'][number];
}

/** One tap sends a prompt to the team; each reads it in their own language. */
export function PassOn({ cycle, prompt }: PassOnProps) {
  const { t, format } = useI18n();
  const [sent, setSent] = useState(false);
  const text = promptText({ t, format }, prompt);
  if (!text) return null;
  const send = async () => {
    setSent(true);
    const id = newId();
    await waiting.add({
      record: `comment:${id}`,
      method: 'POST',
      path: '/api/pdsa/v1/comments',
      body: {
        id,
        subject: { kind: 'cycle', id: cycle.id },
        prompt: { code: prompt.code, values: prompt.values },
      },
      label: t('talk.waiting', { title: cycle.title }),
      stale: [[...commentsQuery('cycle', cycle.id).queryKey]],
    });
  };
  return (
    <li className={css.prompt}>
      <span>{text}</span>
      {sent ? (
        <span className={css.sent} role="status">
          <Icon name="check" size={16} /> {t('coach.passed_on')}
        </span>
      ) : (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<Icon name="talk" size={16} />}
          aria-label={t('coach.pass_on_this', { prompt: text })}
          onClick={() => void send()}
        >
          {t('coach.pass_on')}
        </Button>
      )}
    </li>
  );
}
