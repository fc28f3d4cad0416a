import { memo, type ReactNode, useMemo, useState } from 'react';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { DrawingPicture } from './DrawingPicture';
import { fishbone } from './fishbone';
import { Outline } from './Outline';
import css from './Theory.module.css';
import { sameHand, type TreeHand } from './useTree';
import { type View, Views } from './Views';

interface CausesPanelProps {
  hand: TreeHand;
  problem: string;
  marks?: (id: string) => ReactNode;
}

/** The root causes as a fishbone; written as an outline, which is also what a phone shows. */
export const CausesPanel = memo(function CausesPanel({ hand, problem, marks }: CausesPanelProps) {
  const { t } = useI18n();
  const [view, setView] = useState<View>('picture');
  const drawing = useMemo(() => fishbone(problem, hand.nodes), [problem, hand.nodes]);
  const empty = hand.nodes.length === 0;
  const shown = empty ? 'outline' : view;
  return (
    <Panel
      title={t('theory.causes')}
      aside={
        !empty && (
          <span className={css.notOnPhone}>
            <Views label={t('theory.views')} view={view} onView={setView} />
          </span>
        )
      }
    >
      <p className={css.help}>{t('theory.causes_lead')}</p>
      <div className={shown === 'picture' ? css.fishbone : css.fishboneForPrint}>
        <DrawingPicture
          drawing={drawing}
          title={t('theory.causes')}
          description={t('theory.fishbone_described', { count: hand.nodes.length })}
          className={css.drawn}
          onPick={
            hand.mayWrite
              ? (id) => {
                  setView('outline');
                  hand.focus(id);
                }
              : undefined
          }
        />
      </div>
      <div className={shown === 'picture' ? css.outlineOnPhone : undefined}>
        <Outline hand={hand} label={t('theory.causes')} extras={marks} />
      </div>
    </Panel>
  );
}, sameHand);
