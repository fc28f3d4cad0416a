import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { UploadPanel } from './UploadPanel';

const file = new File([new Uint8Array([80, 75, 3, 4])], 'redes.xlsx');
const upload = 'POST /api/survey/v1/instruments';

test('every row at fault is listed with its sheet, row, column and mend', async () => {
  fakeApi({
    [upload]: () => ({
      status: 422,
      body: {
        code: 'instrument.invalid',
        errors: [
          { sheet: 'survey', row: 12, column: 'relevant', code: 'x', message: 'no bracket', fix: 'close it' },
          { sheet: 'choices', row: 4, column: 'name', code: 'y', message: 'twice', fix: 'rename it' },
        ],
      },
    }),
  });
  renderPage(<UploadPanel projectId={projectId} />);
  await userEvent.upload(await screen.findByLabelText('Archivo XLSForm'), file);
  const table = await screen.findByRole('table', { name: '2 filas por revisar' });
  for (const text of ['survey', '12', 'relevant', 'no bracket', 'close it']) {
    expect(within(table).getByText(text)).toBeTruthy();
  }
  expect(within(table).getAllByRole('row')).toHaveLength(3);
});

test('the file’s own bytes are sent, under its name', async () => {
  let sent: ArrayBuffer | undefined;
  let name: string | null = null;
  fakeApi({
    [upload]: async (request) => {
      sent = await request.arrayBuffer();
      name = new URL(request.url).searchParams.get('file_name');
      return {
        status: 201,
        body: { id: 'i', version_id: 'v', title: 'Redes', version: 1, questions: 21, problems: [] },
      };
    },
  });
  renderPage(<UploadPanel projectId={projectId} />);
  await userEvent.upload(await screen.findByLabelText('Archivo XLSForm'), file);
  expect(await screen.findByText('Redes, versión 1: se guardaron 21 preguntas')).toBeTruthy();
  expect([...new Uint8Array(sent ?? new ArrayBuffer(0))]).toEqual([80, 75, 3, 4]);
  expect(name).toBe('redes.xlsx');
});

test('repairs that are offered can be taken, and the same file is sent again with them', async () => {
  const asked: string[][] = [];
  fakeApi({
    [upload]: (request) => {
      const taken = new URL(request.url).searchParams.getAll('repair');
      asked.push(taken);
      if (taken.length > 0)
        return {
          status: 201,
          body: { id: 'i', version_id: 'v', title: 'Redes', version: 1, questions: 21, problems: [] },
        };
      const fault = { sheet: 'survey', row: 3, column: 'type', code: 'type.unknown', message: 'no type' };
      return {
        status: 422,
        body: {
          code: 'instrument.invalid',
          errors: [
            { ...fault, repair: 'drop_row:survey:3' },
            { ...fault, row: 9, repair: 'drop_row:survey:9' },
          ],
        },
      };
    },
  });
  renderPage(<UploadPanel projectId={projectId} />);
  await userEvent.upload(await screen.findByLabelText('Archivo XLSForm'), file);
  await userEvent.click(await screen.findByLabelText('Dejar fuera la fila 9 de la hoja survey'));
  await userEvent.click(screen.getByRole('button', { name: 'Reparar y subir' }));
  expect(await screen.findByText('Redes, versión 1: se guardaron 21 preguntas')).toBeTruthy();
  expect(asked).toEqual([[], ['drop_row:survey:3']]);
});
