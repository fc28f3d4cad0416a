import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { kindName } from '../../../lib/documents/words';
import { useI18n } from '../../../lib/i18n/I18n';
import { DefinitionForm } from './DefinitionForm';
import css from './Definitions.module.css';
import { changeDefinition, type Definition, versionOf } from './definitions';
import { RunNow } from './RunNow';
import { ruleInWords } from './rule-in-words';

export function DefinitionCard({ definition, mayWrite }: { definition: Definition; mayWrite: boolean }) {
  const { t, format, language } = useI18n();
  const { schedule, paused } = definition;
  const [dialog, setDialog] = useState<'edit' | 'run' | null>(null);
  const close = () => setDialog(null);
  return (
    <li className={css.card}>
      <div className={css.top}>
        <h2>{definition.title}</h2>
        <StateBadge
          tone={paused ? 'busy' : 'good'}
          label={paused ? t('definitions.paused') : t('definitions.running')}
        />
      </div>
      <dl className={css.facts}>
        <dt>{t('documents.kind')}</dt>
        <dd>
          {kindName(t, definition.kind)} · {format.languageName(definition.language)}
        </dd>
        <dt>{t('definitions.when')}</dt>
        <dd>
          {definition.on_wave_closed && <div>{t('definitions.on_closed')}</div>}
          {schedule && (
            <div>
              {ruleInWords(t, format, language, schedule.rule)}{' '}
              <span className={css.zone}>({schedule.time_zone})</span>
            </div>
          )}
          {!definition.on_wave_closed && !schedule && t('definitions.by_hand')}
        </dd>
        {definition.next_due_at && schedule && (
          <>
            <dt>{t('definitions.next')}</dt>
            <dd>
              {paused
                ? t('definitions.not_while_paused')
                : format.dateTime(definition.next_due_at, schedule.time_zone)}
            </dd>
          </>
        )}
        <dt>{t('definitions.last')}</dt>
        <dd>{definition.last_run_at ? format.dateTime(definition.last_run_at) : t('definitions.never')}</dd>
      </dl>
      {mayWrite && (
        <Group gap="sm">
          <PauseButton definition={definition} />
          <Button variant="default" size="sm" onClick={() => setDialog('edit')}>
            {t('app.edit')}
          </Button>
          <Button variant="default" size="sm" onClick={() => setDialog('run')}>
            {t('definitions.run_now')}
          </Button>
        </Group>
      )}
      {dialog === 'edit' && (
        <Dialog title={definition.title} onClose={close}>
          <DefinitionForm definition={definition} onDone={close} />
        </Dialog>
      )}
      {dialog === 'run' && (
        <Dialog title={t('definitions.run_now')} onClose={close}>
          <RunNow definition={definition} onDone={close} />
        </Dialog>
      )}
    </li>
  );
}

function PauseButton({ definition }: { definition: Definition }) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const { paused } = definition;
  const toggle = useMutation({
    mutationFn: async () =>
      changeDefinition(definition.id, await versionOf(definition.id), { paused: !paused }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['definitions'] });
      say(paused ? t('definitions.resumed_now') : t('definitions.paused_now'));
    },
  });
  return (
    <>
      <Button variant="default" size="sm" loading={toggle.isPending} onClick={() => toggle.mutate()}>
        {paused ? t('definitions.resume') : t('definitions.pause')}
      </Button>
      {toggle.error && <Trouble error={toggle.error} />}
    </>
  );
}
