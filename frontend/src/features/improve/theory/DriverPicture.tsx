import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { DriverBox } from './DriverBox';
import css from './DriverPicture.module.css';
import { HungIdeas } from './HungIdeas';
import type { Hanging } from './hanging';
import { childrenOf, type TreeNode } from './model';
import { type Drag, useDrag } from './useDrag';
import type { TreeHand } from './useTree';
import { levelName } from './words';

interface DriverPictureProps {
  hand: TreeHand;
  aim: ReactNode;
  hanging: Hanging;
  marks?: (id: string) => ReactNode;
}

/** Aim, primary drivers, secondary drivers, change ideas: from left to right, or indented on a phone. */
export function DriverPicture({ hand, aim, hanging, marks }: DriverPictureProps) {
  const { t } = useI18n();
  const { drag, grip } = useDrag(hand);
  const roots = childrenOf(hand.nodes, null);
  return (
    <div className={css.scroll}>
      <div className={css.heads} aria-hidden="true">
        <span>{t('theory.aim')}</span>
        <span>{t('theory.primaries')}</span>
        <span>{t('theory.secondaries')}</span>
        <span>{t('theory.ideas')}</span>
      </div>
      <div className={css.tree}>
        <div className={css.aim}>{aim}</div>
        <ul className={css.below} aria-label={t('theory.primaries')}>
          {roots.map((node) => (
            <Branch key={node.id} {...{ hand, node, hanging, marks, drag, grip }} />
          ))}
          {hand.mayWrite && (
            <li className={css.branch}>
              <Button
                variant="default"
                className={css.more}
                leftSection={<Icon name="plus" />}
                disabled={hand.full}
                onClick={() => hand.addChild(null)}
              >
                {t('theory.add', { kind: levelName(t, 'drivers', 1) })}
              </Button>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}

interface BranchProps extends Pick<DriverPictureProps, 'hand' | 'hanging' | 'marks'> {
  node: TreeNode;
  drag: Drag | null;
  grip: ReturnType<typeof useDrag>['grip'];
}

function Branch({ hand, node, hanging, marks, drag, grip }: BranchProps) {
  const children = childrenOf(hand.nodes, node.id);
  const ideas = hanging.ideasOf(node.id);
  return (
    <li className={css.branch}>
      <DriverBox
        hand={hand}
        node={node}
        measures={hanging.measuresOf(node.id)}
        mark={marks?.(node.id)}
        zone={drag?.over?.id === node.id && drag.id !== node.id ? drag.over.zone : null}
        dragged={drag?.id === node.id}
        grip={grip(node.id)}
      />
      {children.length + ideas.length > 0 && (
        <ul className={css.below}>
          {children.map((child) => (
            <Branch key={child.id} {...{ hand, node: child, hanging, marks, drag, grip }} />
          ))}
          {ideas.length > 0 && (
            <li className={node.parent_id ? css.branch : css.branchFar}>
              <HungIdeas ideas={ideas} />
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
