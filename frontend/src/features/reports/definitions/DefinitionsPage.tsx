import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { ReportsTabs } from '../ReportsTabs';
import { DefinitionCard } from './DefinitionCard';
import { DefinitionForm } from './DefinitionForm';
import css from './Definitions.module.css';
import { definitionsQuery } from './definitions';

export function DefinitionsPage() {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const definitions = useQuery(definitionsQuery(project.id));
  const mayWrite = may(me, 'report:write', project.id);
  const add = mayWrite && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {t('definitions.new')}
    </Button>
  );
  return (
    <Page title={t('definitions.title')} lead={t('definitions.lead')} actions={add}>
      <ReportsTabs />
      <Loaded query={definitions}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('definitions.empty')} text={t('definitions.empty_hint')} />
          ) : (
            <ul className={css.cards}>
              {all.map((one) => (
                <DefinitionCard key={one.id} definition={one} mayWrite={mayWrite} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && (
        <Dialog title={t('definitions.new')} onClose={() => setAdding(false)}>
          <DefinitionForm definition={null} onDone={() => setAdding(false)} />
        </Dialog>
      )}
    </Page>
  );
}
