import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { ChoiceCards } from '../../../components/ChoiceCards';
import { useI18n } from '../../../lib/i18n/I18n';
import type { IdeaChange, IdeaDetail } from '../../../lib/improve/ideas';
import own from './Form.module.css';
import { historyLabels, useSaidValue } from './history-words';

interface ClashPanelProps {
  clash: { current: IdeaDetail; mine: IdeaChange; fields: string[] };
  pending: boolean;
  /** The fields in which one's own text is kept. */
  onChosen: (kept: string[]) => void;
}

/** Somebody else changed the same fields meanwhile: both versions, field by field, and nothing is lost. */
export function ClashPanel({ clash, pending, onChosen }: ClashPanelProps) {
  const { t } = useI18n();
  const say = useSaidValue(clash.current);
  const [kept, setKept] = useState(clash.fields);
  const value = (record: object, field: string) =>
    say(field, (record as Record<string, unknown>)[field]) ?? t('history.nothing');
  return (
    <Stack className={own.clash}>
      <h2>{t('clash.title')}</h2>
      <p className={own.hint}>{t('clash.text')}</p>
      {clash.fields.map((field) => (
        <ChoiceCards
          key={field}
          legend={historyLabels[field] ? t(historyLabels[field]) : t('clash.field')}
          name={field}
          chosen={kept.includes(field) ? 'mine' : 'theirs'}
          onChange={(side) =>
            setKept((before) =>
              side === 'mine' ? [...before, field] : before.filter((name) => name !== field),
            )
          }
          choices={[
            { value: 'mine', label: t('clash.mine'), hint: value(clash.mine, field) },
            { value: 'theirs', label: t('clash.theirs'), hint: value(clash.current, field) },
          ]}
        />
      ))}
      <div>
        <Button loading={pending} onClick={() => onChosen(kept)}>
          {t('app.save')}
        </Button>
      </div>
    </Stack>
  );
}
