import { Button } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { childrenOf } from './model';
import { OutlineRow } from './OutlineRow';
import css from './Theory.module.css';
import type { TreeHand } from './useTree';
import { levelName } from './words';

interface OutlineProps {
  hand: TreeHand;
  label: string;
  /** What stands under a node's text: what differs, the ideas that hang on it. */
  extras?: (id: string) => ReactNode;
}

/** A tree as nested lists of fields, for the keyboard and for small screens. */
export function Outline({ hand, label, extras }: OutlineProps) {
  const { t } = useI18n();
  const help = useId();
  const leaving = useRef(false);
  const roots = childrenOf(hand.nodes, null);
  return (
    <div>
      {hand.mayWrite && roots.length > 0 && (
        <p id={help} className={css.keys}>
          {t('theory.outline_help')}
        </p>
      )}
      {roots.length > 0 && (
        <ul className={css.outline} aria-label={label}>
          {roots.map((node) => (
            <OutlineRow key={node.id} hand={hand} node={node} help={help} leaving={leaving} extras={extras} />
          ))}
        </ul>
      )}
      {roots.length === 0 && !hand.mayWrite && <p className={css.help}>{t('theory.nothing')}</p>}
      {hand.mayWrite && (
        <Button
          variant="default"
          leftSection={<Icon name="plus" />}
          disabled={hand.full}
          onClick={() => hand.addChild(null)}
        >
          {t('theory.add', { kind: levelName(t, hand.part, 1) })}
        </Button>
      )}
    </div>
  );
}
