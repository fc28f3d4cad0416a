import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ChoiceCards } from '../../../components/ChoiceCards';
import { fieldError } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { digitalLabels, digitals, levelLabels, levels } from '../../../lib/improve/idea-words';
import type { IdeaDetail } from '../../../lib/improve/ideas';
import css from '../Improve.module.css';
import { BeganOn } from './BeganOn';
import { DriverFields } from './DriverFields';

interface IdeaFieldsProps {
  idea?: IdeaDetail;
  network: string;
  error: Error | null;
}

/** What an idea says of itself, in the order in which others judge whether it fits. */
export function IdeaFields({ idea, network, error }: IdeaFieldsProps) {
  const { t } = useI18n();
  const at = (pointer: string) => fieldError(error, pointer);
  const context = idea?.context;
  return (
    <>
      <TextInput
        label={t('idea.title')}
        name="title"
        required
        maxLength={200}
        defaultValue={idea?.title}
        error={at('/title')}
      />
      <Textarea
        label={t('idea.description')}
        description={t('idea.description_hint')}
        name="description"
        rows={4}
        maxLength={4000}
        defaultValue={idea?.description}
        error={at('/description')}
      />
      <Textarea
        label={t('idea.need')}
        description={t('idea.need_hint')}
        name="need"
        rows={3}
        maxLength={4000}
        defaultValue={idea?.need}
        error={at('/need')}
      />
      <NativeSelect
        label={t('ideas.level')}
        name="level"
        defaultValue={idea?.level ?? 'classroom'}
        data={levels.map((value) => ({ value, label: t(levelLabels[value]) }))}
        error={at('/level')}
      />
      <details className={css.more} open={idea !== undefined || error !== null || undefined}>
        <summary>{t('idea.more')}</summary>
        <div className={css.moreFields}>
          <fieldset className={css.group}>
            <legend>{t('idea.context')}</legend>
            <div className={css.pair}>
              <TextInput
                label={t('idea.grade')}
                name="grade"
                maxLength={500}
                defaultValue={context?.grade}
                error={at('/context/grade')}
              />
              <TextInput
                label={t('idea.size')}
                name="size"
                maxLength={500}
                defaultValue={context?.size}
                error={at('/context/size')}
              />
              <TextInput
                label={t('idea.place')}
                description={t('idea.place_hint')}
                name="place"
                maxLength={500}
                defaultValue={context?.place}
                error={at('/context/place')}
              />
              <TextInput
                label={t('idea.language')}
                description={t('idea.language_hint')}
                name="language"
                maxLength={500}
                defaultValue={context?.language}
                error={at('/context/language')}
              />
            </div>
          </fieldset>
          <fieldset className={css.group}>
            <legend>{t('idea.cost')}</legend>
            <TextInput
              label={t('idea.cost_words')}
              description={t('idea.cost_hint')}
              name="cost"
              maxLength={500}
              defaultValue={idea?.cost}
              error={at('/cost')}
            />
            <div className={css.pair}>
              <TextInput
                label={t('idea.cost_amount')}
                name="cost_amount"
                inputMode="decimal"
                maxLength={20}
                defaultValue={idea?.cost_amount ?? ''}
                error={at('/cost_amount')}
              />
              <TextInput
                label={t('idea.cost_currency')}
                description={t('idea.cost_currency_hint')}
                name="cost_currency"
                maxLength={3}
                autoCapitalize="characters"
                defaultValue={idea?.cost_currency ?? ''}
                error={at('/cost_currency')}
              />
            </div>
          </fieldset>
          <ChoiceCards
            legend={t('ideas.digital')}
            name="digital"
            chosen={idea?.digital ?? 'no'}
            choices={digitals.map((value) => ({ value, label: t(digitalLabels[value]) }))}
            error={at('/digital')}
          />
          <TextInput
            label={t('idea.source')}
            description={t('idea.source_hint')}
            name="source"
            maxLength={4000}
            defaultValue={idea?.source}
            error={at('/source')}
          />
          <BeganOn chosen={idea?.began_on} error={error} />
          <DriverFields network={network} chosen={idea?.driver_ids ?? []} />
        </div>
      </details>
    </>
  );
}
