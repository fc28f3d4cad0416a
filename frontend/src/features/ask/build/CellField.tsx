import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDesk } from './BuildContext';
import { cell, type Row, setSurvey } from './sheets';

interface CellFieldProps {
  row: Row;
  column: string;
  label: string;
  description?: string;
  /** Expressions stand in a type where each sign is seen. */
  code?: boolean;
}

/** One cell of the survey sheet, as it is written there. */
export function CellField({ row, column, label, description, code = false }: CellFieldProps) {
  const { book, edit } = useDesk();
  const stored = cell(book.survey, row, column);
  // Blanks at an end are not stored while they are typed.
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped((now) => (now.trim() === stored ? now : stored)), [stored]);
  return (
    <TextInput
      label={label}
      description={description}
      value={typed}
      maxLength={20_000}
      spellCheck={!code}
      styles={code ? { input: { fontFamily: 'ui-monospace, monospace' } } : {}}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        edit((now) => setSurvey(now, row.id, { [column]: value.trim() }), `${column} ${row.id}`);
      }}
    />
  );
}
