import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import { ChangeLine } from './ChangeLine';
import css from './Theory.module.css';
import type { Offer } from './theories';

interface OfferListProps {
  offers: Offer[];
  aimOf: (id: string | null) => string;
  busy: boolean;
  onTake: (keys: string[]) => void;
}

/** What others changed, each to be taken over or left. What clashes with one's own is left until it is chosen. */
export function OfferList({ offers, aimOf, busy, onTake }: OfferListProps) {
  const { t } = useI18n();
  const [taken, setTaken] = useState(
    () => new Set(offers.filter((offer) => !offer.clash).map((offer) => offer.key)),
  );
  const turn = (key: string) => {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    setTaken(next);
  };
  return (
    <div className={css.offers}>
      <ul className={css.plain}>
        {offers.map((offer) => (
          <li key={offer.key}>
            <Checkbox
              checked={taken.has(offer.key)}
              onChange={() => turn(offer.key)}
              label={
                <>
                  <ChangeLine change={offer} aimOf={aimOf} />
                  {offer.clash && (
                    <span className={css.clash}>
                      {offer.own ? t('theory.clash_own', { text: offer.own.text }) : t('theory.clash')}
                    </span>
                  )}
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Button loading={busy} onClick={() => onTake([...taken])}>
        {t('theory.take', { count: taken.size })}
      </Button>
    </div>
  );
}
