import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { Trouble } from '../../../components/Trouble';
import { text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { addNote, notesQuery, removeNote } from '../../../lib/improve/measures';
import { MarkLine, MarksPanel, type MarksProps, schoolIn, useStoring } from './Marks';
import css from './Measures.module.css';

/** What happened on a day, beside the figures. */
export function NotesPanel({ measure, schoolId }: MarksProps) {
  const { t, format } = useI18n();
  const notes = useQuery(notesQuery(measure.id));
  const remove = useStoring(measure, (id: string) => removeNote(measure.id, id));
  return (
    <MarksPanel
      measure={measure}
      schoolId={schoolId}
      title={t('measure.notes')}
      hint={t('measure.notes_hint')}
      add={{
        title: t('measure.add_note'),
        label: t('measure.note_text'),
        store: (form) =>
          addNote(measure.id, {
            on_date: text(form, 'day'),
            text: text(form, 'text'),
            school_id: schoolIn(measure, form),
          }),
      }}
    >
      {remove.error && <Trouble error={remove.error} />}
      <Loaded query={notes} rows={2}>
        {(all) => (
          <ul className={css.events}>
            {all.map((note) => (
              <MarkLine
                key={note.id}
                measure={measure}
                day={format.date(note.on_date)}
                words={note.text}
                schoolId={note.school_id}
                busy={remove.isPending}
                remove={() => remove.mutate(note.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </MarksPanel>
  );
}
