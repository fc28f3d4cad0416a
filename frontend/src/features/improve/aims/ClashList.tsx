import { Button } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimLabels } from './AimForm';
import css from './Aims.module.css';
import type { AimFields } from './aims';

/** A field that two people changed at the same time. */
export interface Clash {
  name: keyof AimFields;
  theirs: string;
  mine: string;
}

interface ClashListProps {
  clashes: Clash[];
  onChoose: (clash: Clash, value: string) => void;
}

export function ClashList({ clashes, onChoose }: ClashListProps) {
  const { t } = useI18n();
  if (clashes.length === 0) return null;
  return (
    <ul className={css.clashes} aria-label={t('aims.both')}>
      {clashes.map((clash) => (
        <li key={clash.name}>
          <strong>{t(aimLabels[clash.name])}</strong>
          <span>{t('aims.theirs', { text: clash.theirs })}</span>
          <span>{t('aims.mine', { text: clash.mine })}</span>
          <span className={css.choice}>
            <Button variant="default" size="sm" onClick={() => onChoose(clash, clash.mine)}>
              {t('aims.keep_mine')}
            </Button>
            <Button variant="default" size="sm" onClick={() => onChoose(clash, clash.theirs)}>
              {t('aims.take_theirs')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
