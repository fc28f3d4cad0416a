import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { Switcher } from '../Switcher';

export type View = 'board' | 'spread' | 'schools';

/** Three views of the whole: a network's board, how ideas spread, a school's page. */
export function OverviewSwitcher({ view }: { view: View }) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <Switcher
      label={t('overview.views')}
      links={[
        { to: to('improve/overview'), label: t('board.title'), current: view === 'board' },
        { to: to('improve/overview/spread'), label: t('tab.spread'), current: view === 'spread' },
        { to: to('improve/overview/schools'), label: t('portfolio.title'), current: view === 'schools' },
      ]}
    />
  );
}
