import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { saidIn, spokenIn } from '../said';
import css from './Frameworks.module.css';
import { frameworkQuery, frameworksQuery, type Mapping, mappingsQuery, type Subject } from './frameworks';
import { Mapper } from './Mapper';

interface SubjectMappingsProps {
  subject: Subject;
  /** What people call it. */
  name: string;
  mayWrite: boolean;
}

const queryOf = (subject: Subject) =>
  mappingsQuery('item_id' in subject ? subject : { instrument_id: subject.instrument_id });

/** What a question or a library item measures, and the way to say so. */
export function SubjectMappings({ subject, name, mayWrite }: SubjectMappingsProps) {
  const mappings = useQuery(queryOf(subject));
  return (
    <Loaded query={mappings}>
      {(all) => (
        <MappingChips
          mappings={'item_id' in subject ? all : all.filter((one) => one.path === subject.path)}
          subject={subject}
          name={name}
          mayWrite={mayWrite}
        />
      )}
    </Loaded>
  );
}

interface ChipsProps extends SubjectMappingsProps {
  mappings: Mapping[];
}

/** The mappings as they are known already; a page with many questions asks for them once. */
export function MappingChips({ mappings, subject, name, mayWrite }: ChipsProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const measured = mappings.filter((one) => one.dimension !== null);
  return (
    <div className={css.chips}>
      {measured.length > 0 ? (
        <ul className={css.chipList} aria-label={t('fw.measures')}>
          {measured.map((one) => (
            <li key={one.id} className={css.chip}>
              <DimensionName mapping={one} />
            </li>
          ))}
        </ul>
      ) : (
        <span className={css.soft}>{t('fw.not_mapped')}</span>
      )}
      {mayWrite && (
        <Button
          variant="default"
          leftSection={<Icon name="pen" size={18} />}
          aria-label={t('fw.map_named', { name })}
          onClick={() => setOpen(true)}
        >
          {t('fw.map')}
        </Button>
      )}
      {open && (
        <Dialog title={t('fw.map_title')} onClose={() => setOpen(false)}>
          <Mapper subject={subject} name={name} mappings={mappings} />
        </Dialog>
      )}
    </div>
  );
}

function DimensionName({ mapping }: { mapping: Mapping }) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const frameworks = useQuery(frameworksQuery(project.id));
  const framework = useQuery(frameworkQuery(mapping.framework_id, mapping.number));
  const dimension = framework.data?.content.dimensions.find((one) => one.code === mapping.dimension);
  const label = dimension?.label ?? {};
  const newest = frameworks.data?.find((one) => one.id === mapping.framework_id)?.number;
  return (
    <>
      <span lang={spokenIn(label, language)}>{saidIn(label, language) || mapping.dimension}</span>
      {newest !== undefined && mapping.number < newest && (
        <span className={css.soft}> {t('library.version', { n: mapping.number })}</span>
      )}
      {mapping.changed.length > 0 && <span className={css.warn}> {t('fw.changed_since')}</span>}
    </>
  );
}
