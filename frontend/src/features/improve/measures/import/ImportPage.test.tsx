import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../../testing/fake-api';
import { renderPage } from '../../../../testing/render';
import { measure, measureId } from '../fixtures';
import ImportPage from './ImportPage';

const at = `/api/pdsa/v1/measures/${measureId}`;
const blank = {
  school_id: null,
  school: null,
  subgroup: null,
  value: null,
  numerator: null,
  denominator: null,
  missing: null,
  note: null,
  errors: [],
  stored: null,
};
const fault = (column: string, code: string) => ({
  row: 4,
  column,
  code,
  message: 'English',
  fix: 'English',
});

const preview = {
  encoding: null,
  delimiter: 'tab',
  header: true,
  decimal: null,
  date_order: null,
  column_names: ['Día', 'Presentes', 'Total'],
  columns: { date: 'Día', numerator: 'Presentes', denominator: 'Total' },
  missing_columns: [],
  unread: [{ text: 'NS', times: 2 }],
  counts: { rows: 3, new: 1, same: 0, differs: 1, bad: 1 },
  rows: [
    { ...blank, row: 2, status: 'new', on_date: '2026-03-02', numerator: 27, denominator: 31 },
    {
      ...blank,
      row: 3,
      status: 'differs',
      on_date: '2026-03-09',
      numerator: 28,
      denominator: 31,
      stored: { id: 'o', value: null, numerator: 26, denominator: 31, missing: null },
    },
    { ...blank, row: 4, status: 'bad', on_date: null, errors: [fault('Día', 'import.ambiguous_date')] },
  ],
};

const open = () =>
  renderPage(<ImportPage />, {
    at: `improve/measures/${measureId}/import`,
    pattern: 'improve/measures/:id/import',
  });

const paste = async () => {
  await userEvent.click(await screen.findByLabelText('Celdas de una planilla'));
  await userEvent.paste('Día\tPresentes\tTotal\n2026-03-02\t27\t31');
  await userEvent.click(screen.getByRole('button', { name: 'Revisar' }));
};

function server(taken: unknown[] = [], looked: unknown[] = []) {
  return fakeApi({
    [`GET ${at}`]: () => ({ body: measure }),
    [`POST ${at}/imports:preview`]: async (request) => {
      looked.push(await request.json());
      return { body: preview };
    },
    [`POST ${at}/imports`]: async (request) => {
      taken.push(await request.json());
      return { body: { counts: preview.counts, stored: 1, replaced: 1, left_out: [preview.rows[2]] } };
    },
  });
}

test('every row is shown with its fate, in the reader’s language, before anything is stored', async () => {
  const asked = server();
  open();
  await paste();
  expect(await screen.findByText('con error')).toBeTruthy();
  expect(screen.getByText(/Esto puede ser uno de dos días/)).toBeTruthy();
  expect(screen.queryByText('English')).toBeNull();
  const differing = screen.getByRole('row', { name: /Fila 3/ });
  expect(differing.textContent?.replace(/[\u00a0\u202f]/g, ' ')).toContain('28 / 31 (90,3 %)');
  expect(differing.textContent?.replace(/[\u00a0\u202f]/g, ' ')).toContain('Ahora está: 26 / 31 (83,9 %)');
  expect(asked.filter((line) => line.endsWith('/imports'))).toEqual([]);
});

test('how it was read can be corrected, and is looked at again', async () => {
  const looked: unknown[] = [];
  server([], looked);
  open();
  await paste();
  await userEvent.selectOptions(await screen.findByLabelText('Días como 03/04/2027'), 'dmy');
  await userEvent.selectOptions(screen.getByLabelText('«NS» (2 veces) significa'), 'not_submitted');
  await waitFor(() =>
    expect(looked.at(-1)).toMatchObject({ date_order: 'dmy', codes: { NS: 'not_submitted' } }),
  );
});

test('what was corrected holds when the text is mended and looked at again; a column that is gone is found anew', async () => {
  const looked: { columns?: Record<string, string> }[] = [];
  const asked: unknown[] = [];
  fakeApi({
    [`GET ${at}`]: () => ({ body: measure }),
    [`POST ${at}/imports:preview`]: async (request) => {
      const body = (await request.json()) as { text: string; columns?: Record<string, string> };
      looked.push(body);
      const columns = body.text.split('\n')[0]?.split('\t') ?? [];
      const [role] = Object.entries(body.columns ?? {}).find(([, name]) => !columns.includes(name)) ?? [];
      if (role) {
        const errors = [{ pointer: `/columns/${role}`, code: 'import.column', message: 'x', fix: 'y' }];
        return { status: 422, body: { code: 'import.unreadable', errors } };
      }
      return {
        body: { ...preview, column_names: columns, columns: { ...preview.columns, ...body.columns } },
      };
    },
    [`POST ${at}/imports`]: async (request) => {
      asked.push(await request.json());
      return { body: { counts: preview.counts, stored: 1, replaced: 0, left_out: [] } };
    },
  });
  open();
  await paste();
  await userEvent.selectOptions(await screen.findByLabelText('El total'), 'Presentes');
  await userEvent.selectOptions(screen.getByLabelText('Días como 03/04/2027'), 'dmy');
  const cells = screen.getByLabelText('Celdas de una planilla');
  const recheck = async (text: string) => {
    await userEvent.clear(cells);
    await userEvent.click(cells);
    await userEvent.paste(text);
    const before = looked.length;
    await userEvent.click(screen.getByRole('button', { name: 'Revisar' }));
    await waitFor(() => expect(looked.length).toBeGreaterThan(before));
  };
  await recheck('Día\tPresentes\tTotal\n2026-03-02\t28\t31');
  expect(looked.at(-1)).toMatchObject({ columns: { denominator: 'Presentes' }, date_order: 'dmy' });
  await recheck('Día\tVinieron\tTotal\n2026-03-02\t28\t31');
  await waitFor(() => expect(looked.at(-1)).toMatchObject({ columns: {}, date_order: 'dmy' }));
  await userEvent.click(await screen.findByRole('button', { name: /Tomar solo/ }));
  await waitFor(() => expect(asked[0]).toMatchObject({ columns: {}, date_order: 'dmy' }));
});

test('the good rows can be taken alone; days that are there are replaced only with a reason', async () => {
  const taken: unknown[] = [];
  server(taken);
  open();
  await paste();
  await userEvent.click(await screen.findByLabelText(/Reemplazar 1 valor/));
  await userEvent.click(screen.getByRole('button', { name: 'Tomar solo las 2 filas buenas' }));
  expect(taken).toEqual([]);
  await userEvent.type(screen.getByLabelText('¿Por qué se reemplazan?'), 'Lista corregida');
  await userEvent.click(screen.getByRole('button', { name: 'Tomar solo las 2 filas buenas' }));
  expect(await screen.findByText(/1 valor guardado, 1 reemplazado/)).toBeTruthy();
  expect(taken[0]).toMatchObject({ take: 'good', replace: true, reason: 'Lista corregida' });
  expect(screen.getByText('Quedaron fuera')).toBeTruthy();
});
