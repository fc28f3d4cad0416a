import { memo, type ReactNode, useState } from 'react';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import { DiagramDownloads } from './DiagramDownloads';
import { DriverPicture } from './DriverPicture';
import { HungIdeas } from './HungIdeas';
import type { Hanging } from './hanging';
import { Outline } from './Outline';
import css from './Theory.module.css';
import { sameHand, type TreeHand } from './useTree';
import { type View, Views } from './Views';

interface DriversPanelProps {
  hand: TreeHand;
  aim: Aim | undefined;
  name: string;
  hanging: Hanging;
  marks?: (id: string) => ReactNode;
}

/** The driver diagram: a picture to be written in, or an outline. */
export const DriversPanel = memo(function DriversPanel({
  hand,
  aim,
  name,
  hanging,
  marks,
}: DriversPanelProps) {
  const { t, format } = useI18n();
  const [view, setView] = useState<View>('picture');
  const empty = hand.nodes.length === 0;
  return (
    <Panel
      title={t('theory.drivers')}
      aside={!empty && <Views label={t('theory.views')} view={view} onView={setView} />}
    >
      <p className={css.help}>{t('theory.drivers_lead')}</p>
      {view === 'picture' && !empty ? (
        <DriverPicture
          hand={hand}
          hanging={hanging}
          marks={marks}
          aim={
            aim ? (
              <>
                <strong>{aim.statement}</strong>
                <span>{[aim.for_whom, format.date(aim.by_when)].join(' · ')}</span>
              </>
            ) : (
              <span>{t('theory.no_aim')}</span>
            )
          }
        />
      ) : (
        <Outline
          hand={hand}
          label={t('theory.drivers')}
          extras={(id) => (
            <>
              {marks?.(id)}
              {hanging.measuresOf(id).map((measure) => (
                <p key={measure.id} className={css.noteSaid}>
                  {t('theory.measured_by', { title: measure.name })}
                </p>
              ))}
              {hanging.ideasOf(id).length > 0 && <HungIdeas ideas={hanging.ideasOf(id)} />}
            </>
          )}
        />
      )}
      {!empty && <DiagramDownloads name={name} aim={aim} nodes={hand.nodes} hanging={hanging} />}
      {hanging.loose.length > 0 && (
        <details className={css.loose}>
          <summary>{t('theory.loose', { count: hanging.loose.length })}</summary>
          <HungIdeas ideas={hanging.loose} />
        </details>
      )}
    </Panel>
  );
}, sameHand);
