import { Panel } from '../../../components/Panel';
import type { Problem } from '../../../lib/api/problem';
import { fieldError } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { audienceHints, audienceLabels } from '../../../lib/improve/audience';
import type { IdeaChange, IdeaDetail } from '../../../lib/improve/ideas';
import { AudienceField } from '../sharing/AudienceField';
import css from './IdeaPage.module.css';

/** To whom its team shows it: chosen here and saved at once. */
interface SharingPanelProps {
  idea: IdeaDetail;
  change: (change: IdeaChange) => Promise<void>;
  /** What the server said no to. */
  refused: Problem | null;
}

export function SharingPanel({ idea, change, refused }: SharingPanelProps) {
  const { t } = useI18n();
  const tooWide = fieldError(refused, '/audience') && t('idea.audience_too_wide');
  return (
    <Panel folds title={t('audience.title')}>
      {idea.may_write ? (
        <AudienceField
          chosen={idea.audience}
          onChange={(audience) => void change({ audience })}
          error={tooWide}
        />
      ) : (
        <p className={css.description}>
          <strong>{t(audienceLabels[idea.audience])}</strong>{' '}
          <span className={css.soft}>{t(audienceHints[idea.audience])}</span>
        </p>
      )}
    </Panel>
  );
}
