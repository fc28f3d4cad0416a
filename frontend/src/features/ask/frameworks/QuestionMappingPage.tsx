import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { type Instrument, instrumentQuery, modelQuery } from '../instruments/instruments';
import { QuestionnaireTabs } from '../instruments/QuestionnaireTabs';
import { saidIn } from '../said';
import css from './Frameworks.module.css';
import { mappingsQuery } from './frameworks';
import { type AskedQuestion, questionsOf } from './questions';
import { MappingChips } from './SubjectMappings';

/** The questions of a questionnaire, each with the dimensions that it measures. */
export function QuestionMappingPage() {
  const { t } = useI18n();
  const { instrument: id = '' } = useParams();
  const { to } = useScope();
  const instrument = useQuery(instrumentQuery(id));
  return (
    <Loaded query={instrument}>
      {(one) => (
        <Page
          title={one.title}
          lead={t('fw.questionnaire_lead')}
          trail={[{ label: t('ask.questionnaires'), to: to('ask/questionnaires') }]}
        >
          <QuestionnaireTabs id={id} />
          <Questions instrument={one} />
        </Page>
      )}
    </Loaded>
  );
}

function Questions({ instrument }: { instrument: Instrument }) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const model = useQuery(modelQuery(instrument.id, instrument.version_id));
  const mappings = useQuery(mappingsQuery({ instrument_id: instrument.id }));
  const [typed, setTyped] = useState('');
  const mayWrite = may(me, 'instrument:write', project.id);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsWords = ({ path, label }: AskedQuestion) => {
    const text = [path, ...Object.values(label)].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return (
    <>
      <TextInput
        label={t('fw.search_questions')}
        type="search"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Loaded query={model}>
        {({ model }) => (
          <Loaded query={mappings}>
            {(all) => {
              const found = questionsOf(model).filter(holdsWords);
              if (found.length === 0) return <Empty title={t('fw.no_question')} />;
              return (
                <ul className={css.questions}>
                  {found.map((one) => (
                    <li key={one.path} className={css.question}>
                      <p className={css.asked}>
                        {saidIn(one.label, language) || one.path} <code>{one.path.slice(1)}</code>
                      </p>
                      <MappingChips
                        subject={{ instrument_id: instrument.id, path: one.path }}
                        name={saidIn(one.label, language) || one.path}
                        mayWrite={mayWrite}
                        mappings={all.filter((mapping) => mapping.path === one.path)}
                      />
                    </li>
                  ))}
                </ul>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}
