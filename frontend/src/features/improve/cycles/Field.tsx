import { Textarea, TextInput } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import { TalkBeside } from '../talk/TalkBeside';
import { fieldNames } from './words';

export interface PartProps {
  editor: RecordEditor<Cycle>;
  /** The part is over, or this person may only read. */
  closed: boolean;
}

type TextName = {
  [Name in keyof Cycle]: Cycle[Name] extends string ? Name : never;
}[keyof Cycle] &
  string;
type DateName = 'starts_on' | 'ends_on';

interface TextFieldProps extends PartProps {
  name: TextName;
  hint?: string;
  rows?: number;
}

/** One text of the cycle: kept while it is typed, sent when it is left. */
export function TextField({ editor, closed, name, hint, rows }: TextFieldProps) {
  const { t } = useI18n();
  const label = fieldNames[name] ?? name;
  const shared = {
    id: `field-${name}`,
    label: t(label),
    description: hint,
    value: editor.shown[name],
    readOnly: closed,
    onBlur: editor.leave,
  };
  return (
    <TalkBeside pointer={`/${name}`} label={t(label)}>
      {rows ? (
        <Textarea {...shared} rows={rows} onChange={(event) => editor.set(name, event.currentTarget.value)} />
      ) : (
        <TextInput {...shared} onChange={(event) => editor.set(name, event.currentTarget.value)} />
      )}
    </TalkBeside>
  );
}

export function DateField({ editor, closed, name }: PartProps & { name: DateName }) {
  const { t } = useI18n();
  const label = fieldNames[name] ?? name;
  return (
    <TalkBeside pointer={`/${name}`} label={t(label)}>
      <TextInput
        type="date"
        id={`field-${name}`}
        label={t(label)}
        value={editor.shown[name] ?? ''}
        readOnly={closed}
        onBlur={editor.leave}
        onChange={(event) => editor.set(name, event.currentTarget.value || null)}
      />
    </TalkBeside>
  );
}
