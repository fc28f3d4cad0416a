import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './UploadPanel.module.css';

interface RepairsProps {
  /** As the server names them: `drop_row:survey:7`, `allow_duplicate_choices`. */
  offered: string[];
  busy: boolean;
  onTake: (repairs: string[]) => void;
}

/** What could be mended without changing what is asked: a person says which, and the form is tried again. */
export function Repairs({ offered, busy, onTake }: RepairsProps) {
  const { t } = useI18n();
  const [left, setLeft] = useState<string[]>([]);
  const taken = offered.filter((repair) => !left.includes(repair));
  const words = (repair: string) => {
    const [kind, sheet = '', row = ''] = repair.split(':');
    if (kind === 'drop_row') return t('repair.drop_row', { row, sheet });
    return t('repair.allow_duplicate_choices');
  };
  return (
    <fieldset className={css.repairs}>
      <legend>{t('repair.title')}</legend>
      <Stack gap="xs">
        {offered.map((repair) => (
          <Checkbox
            key={repair}
            label={words(repair)}
            checked={taken.includes(repair)}
            onChange={() =>
              setLeft((now) =>
                now.includes(repair) ? now.filter((one) => one !== repair) : [...now, repair],
              )
            }
          />
        ))}
        <div>
          <Button
            variant="default"
            loading={busy}
            disabled={taken.length === 0}
            onClick={() => onTake(taken)}
          >
            {t('repair.take')}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}
