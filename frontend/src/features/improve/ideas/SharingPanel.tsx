import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { fieldError } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { audienceHints, audienceLabels } from '../../../lib/improve/audience';
import type { IdeaDetail } from '../../../lib/improve/ideas';
import { AudienceField } from '../sharing/AudienceField';
import css from './IdeaPage.module.css';
import { useIdeaChange } from './useIdeaChange';

/** To whom its team shows it: chosen here and saved at once. */
export function SharingPanel({ idea }: { idea: IdeaDetail }) {
  const { t } = useI18n();
  const save = useIdeaChange(idea);
  const refused = fieldError(save.error, '/audience') && t('idea.audience_too_wide');
  return (
    <Panel folds title={t('audience.title')}>
      {idea.may_write ? (
        <>
          {save.error && !refused && <Trouble error={save.error} />}
          <AudienceField
            chosen={idea.audience}
            onChange={(audience) => save.mutate({ audience })}
            error={refused}
            disabled={save.isPending}
          />
        </>
      ) : (
        <p className={css.description}>
          <strong>{t(audienceLabels[idea.audience])}</strong>{' '}
          <span className={css.soft}>{t(audienceHints[idea.audience])}</span>
        </p>
      )}
    </Panel>
  );
}
