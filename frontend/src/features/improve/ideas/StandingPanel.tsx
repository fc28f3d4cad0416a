import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { missingTexts, statusActions } from '../../../lib/improve/idea-words';
import type { IdeaChange, IdeaDetail, IdeaStatus } from '../../../lib/improve/ideas';
import { FieldTalk } from '../talk/FieldTalk';
import css from './IdeaPage.module.css';
import { StatusBadge, StatusIcon } from './StatusBadge';

interface StandingPanelProps {
  idea: IdeaDetail;
  change: (change: IdeaChange) => Promise<void>;
  /** Where it goes next waits to be received: what may follow is known after that. */
  moving: boolean;
}

/** Where the idea stands, what was learned, and where it may go next. */
export function StandingPanel({ idea, change, moving }: StandingPanelProps) {
  const { t, format } = useI18n();
  const [going, setGoing] = useState<IdeaStatus | null>(null);
  const next = idea.next.find((one) => one.status === going);
  return (
    <Panel title={t('idea.standing')}>
      <div className={css.standing}>
        <StatusBadge status={idea.status} />
        <span className={css.soft}>{t('idea.since', { date: format.date(idea.status_at) })}</span>
      </div>
      <dl className={css.facts}>
        {idea.trial && (
          <div>
            <dt>
              {t('idea.trial')} <FieldTalk pointer="/trial" label={t('idea.trial')} />
            </dt>
            <dd>{idea.trial}</dd>
          </div>
        )}
        <div>
          <dt>
            {t('idea.learned')} <FieldTalk pointer="/learned" label={t('idea.learned')} />
          </dt>
          <dd>{idea.learned || <span className={css.soft}>{t('idea.learned_not_yet')}</span>}</dd>
        </div>
      </dl>
      {idea.may_write && !next && !moving && (
        <Group gap="xs" role="group" aria-label={t('idea.move_label')}>
          {idea.next.map(({ status }) => (
            <Button
              key={status}
              variant="default"
              leftSection={<StatusIcon status={status} />}
              onClick={() => setGoing(status)}
            >
              {t(statusActions[status])}
            </Button>
          ))}
        </Group>
      )}
      {next && <MoveForm idea={idea} change={change} next={next} onDone={() => setGoing(null)} />}
    </Panel>
  );
}

interface MoveFormProps {
  idea: IdeaDetail;
  change: StandingPanelProps['change'];
  next: IdeaDetail['next'][number];
  onDone: () => void;
}

/** Asks for what the rule of the new status asks for, then moves. */
function MoveForm({ idea, change, next, onDone }: MoveFormProps) {
  const { t } = useI18n();
  const asksTrial = next.status === 'testing' && idea.trials.cycles === 0;
  const asksLearned = next.status !== 'testing' && next.status !== 'idea';
  const blocked = next.missing.find((one) => one.pointer === '/status');
  const blockedText = blocked && missingTexts[blocked.code];
  const move = async (form: FormData) => {
    const reason = text(form, 'reason');
    await change({
      status: next.status,
      ...(asksTrial && { trial: text(form, 'trial') }),
      ...(asksLearned && { learned: text(form, 'learned') }),
      ...(reason && { reason }),
    });
    onDone();
  };
  if (blocked)
    return (
      <Stack className={css.move}>
        <p className={css.soft}>{blockedText ? t(blockedText) : blocked.message}</p>
        <div>
          <Button variant="default" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        </div>
      </Stack>
    );
  return (
    <form className={css.move} onSubmit={submitted((form) => void move(form))}>
      <Stack>
        <h3>{t(statusActions[next.status])}</h3>
        {asksTrial && (
          <Textarea
            label={t('idea.trial')}
            description={t('idea.trial_hint')}
            name="trial"
            required
            rows={3}
            maxLength={4000}
            defaultValue={idea.trial}
          />
        )}
        {asksLearned && (
          <Textarea
            label={t('idea.learned')}
            description={t('idea.learned_hint')}
            name="learned"
            required
            rows={4}
            maxLength={4000}
            defaultValue={idea.learned}
          />
        )}
        <TextInput
          label={t('idea.reason')}
          description={t('idea.reason_hint')}
          name="reason"
          maxLength={500}
        />
        <Group>
          <Button type="submit">{t('app.save')}</Button>
          <Button variant="default" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
