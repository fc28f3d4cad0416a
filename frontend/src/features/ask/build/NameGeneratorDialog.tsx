import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { mostPeople, type NameGenerator, relationOf } from './name-generator';
import { type AttributeName, attributeNames } from './name-generator-words';
import { languageWord } from './words';

const attributeWords: Record<AttributeName, string> = {
  role: msg('namegen.role'),
  place: msg('namegen.place'),
  contact: msg('namegen.contact'),
  closeness: msg('namegen.closeness'),
};

interface NameGeneratorDialogProps {
  languages: string[];
  onAdd: (wish: NameGenerator) => void;
  onClose: () => void;
}

/** A few answers, from which all rows of a name generator are written. */
export function NameGeneratorDialog({ languages, onAdd, onClose }: NameGeneratorDialogProps) {
  const { t } = useI18n();
  const [question, setQuestion] = useState<Record<string, string>>({});
  const [relation, setRelation] = useState('support');
  const [most, setMost] = useState('8');
  const [chosen, setChosen] = useState<AttributeName[]>(['role', 'place']);
  const [ties, setTies] = useState(true);
  const [judged, setJudged] = useState(false);
  const first = languages[0] ?? '';
  const asked = Boolean(question[first]?.trim());
  const count = Number(most);
  const fits = most.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= mostPeople;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (!asked || !fits) return;
    onAdd({
      question,
      most: count,
      attributes: chosen,
      ties: ties && count > 1,
      relation: relationOf(relation),
    });
  };
  return (
    <Dialog title={t('namegen.title')} onClose={onClose}>
      <form className={css.panel} noValidate onSubmit={send}>
        <p className={css.soft}>{t('namegen.lead')}</p>
        {languages.map((language) => (
          <Textarea
            key={language}
            label={
              languages.length > 1
                ? t('namegen.question_in', { language: languageWord(t, language) })
                : t('namegen.question')
            }
            description={language === first ? t('namegen.question_hint') : undefined}
            rows={2}
            maxLength={500}
            required={language === first}
            value={question[language] ?? ''}
            error={judged && language === first && !asked ? t('namegen.question_needed') : null}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setQuestion((now) => ({ ...now, [language]: value }));
            }}
          />
        ))}
        <TextInput
          label={t('namegen.most')}
          description={t('namegen.most_hint')}
          inputMode="numeric"
          maxLength={2}
          value={most}
          error={fits ? null : t('namegen.most_wrong', { most: mostPeople })}
          onChange={(event) => setMost(event.currentTarget.value)}
        />
        <fieldset className={css.texts}>
          <legend>{t('namegen.attributes')}</legend>
          {attributeNames.map((name) => (
            <Checkbox
              key={name}
              label={t(attributeWords[name])}
              checked={chosen.includes(name)}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setChosen((now) =>
                  attributeNames.filter((one) => (one === name ? checked : now.includes(one))),
                );
              }}
            />
          ))}
        </fieldset>
        <Checkbox
          label={t('namegen.ties')}
          description={t('namegen.ties_hint')}
          checked={ties}
          onChange={(event) => setTies(event.currentTarget.checked)}
        />
        <TextInput
          label={t('namegen.relation')}
          description={t('namegen.relation_hint')}
          value={relation}
          maxLength={40}
          onChange={(event) => setRelation(event.currentTarget.value)}
        />
        <div className={css.inline}>
          <Button type="submit">{t('namegen.add')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
