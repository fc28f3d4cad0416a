import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Head, packed } from '../../../lib/rescue/file';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { HandInPage } from './HandInPage';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const id = '01938c5e-0000-7000-8000-0000000000e1';
const page = { at: `ask/waves/${waveId}/hand-in`, pattern: 'ask/waves/:wave/hand-in' };
const base = `/api/survey/v1/waves/${waveId}`;
const link = (unit: string, state = 'active') => ({
  id: `link-${unit}`,
  unit: { kind: 'network', id: unit, label: `Red ${unit}` },
  district: null,
  url: state === 'active' ? `http://duru.test/s/token-of-${unit}` : null,
  state,
  answers: 0,
  invited: 3,
});
const head = (changes: Partial<Head> = {}): Head => ({
  saved_at: '2022-09-05T13:12:00Z',
  wave: { id: waveId, title: 'Monitoreo' },
  unit: { kind: 'network', id: 'sur', label: 'Red sur' },
  instrument_version_id: 'v',
  state: 'finished',
  content: { id, body: { answers: { town: 'Maipú' } } },
  ...changes,
});

const sent: { token: string | null; body: unknown }[] = [];
function server(links = [link('norte'), link('sur')]) {
  sent.length = 0;
  return fakeApi({
    [`GET ${base}`]: () => ({ body: { id: waveId, title: 'Monitoreo', state: 'open' } }),
    [`GET ${base}/links`]: () => ({ body: { items: links } }),
    [`PUT ${base}/responses/${id}`]: async (request) => {
      sent.push({ token: request.headers.get('authorization'), body: await request.json() });
      return { body: { id, received_at: '2022-09-06T08:00:00Z', sha256: 'a' } };
    },
  });
}
const choose = async (content: Blob) => {
  await screen.findByRole('button', { name: 'Elegir el archivo' });
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('nothing to choose a file with');
  await userEvent.upload(input, new File([content], 'a.duru'));
};

test('a file goes in by the link of its own network, exactly as it was to be sent', async () => {
  server();
  renderPage(<HandInPage />, page);
  await choose(packed(head(), []));
  await screen.findByText(/Son de Red sur\. Sin archivos\./);
  await userEvent.click(screen.getByRole('button', { name: 'Entregar' }));
  await screen.findByText(/Recibido\. Comprobante: 0000000000e1/);
  expect(sent).toEqual([{ token: 'Link token-of-sur', body: { answers: { town: 'Maipú' } } }]);
});

test('whose network has no link any more is chosen by a person', async () => {
  server([link('norte'), link('sur', 'revoked')]);
  renderPage(<HandInPage />, page);
  await choose(packed(head(), []));
  const send = await screen.findByRole('button', { name: 'Entregar' });
  expect(send).toHaveProperty('disabled', true);
  await userEvent.selectOptions(screen.getByRole('combobox'), 'link-norte');
  await userEvent.click(send);
  await waitFor(() => expect(sent[0]?.token).toBe('Link token-of-norte'));
});

test.each([
  ['a picture', new Blob([new Uint8Array(99)]), 'Esto no es un archivo de respuestas guardadas.'],
  [
    'half a file',
    packed(head(), []).slice(0, 60),
    'El archivo está incompleto. Pida que se lo envíen otra vez.',
  ],
  [
    'a file whose id is a path',
    packed(head({ content: { id: '../../tokens', body: {} } }), []),
    'El archivo está dañado. Pida que se lo envíen otra vez.',
  ],
  [
    'a file that changes what a path names',
    packed(head({ content: { id, body: {}, amends: { response: '../../tokens' } } }), []),
    'El archivo está dañado. Pida que se lo envíen otra vez.',
  ],
  [
    'a file of another wave',
    packed(head({ wave: { id: 'x', title: 'Visitas' } }), []),
    'El archivo es de otra ronda, «Visitas». Entréguelo allí.',
  ],
])('%s is refused in words', async (_, content, words) => {
  server();
  renderPage(<HandInPage />, page);
  await choose(content);
  expect((await screen.findByRole('alert')).textContent).toBe(words);
  expect(screen.queryByRole('button', { name: 'Entregar' })).toBeNull();
});

test('unfinished answers are completed in the questionnaire, and a wave without links says what to do', async () => {
  server();
  const view = renderPage(<HandInPage />, page);
  await choose(packed(head({ state: 'unfinished' }), []));
  expect((await screen.findByRole('link', { name: 'Abrir el cuestionario' })).getAttribute('href')).toBe(
    'http://duru.test/s/token-of-sur',
  );
  view.unmount();
  server([]);
  renderPage(<HandInPage />, page);
  expect(await screen.findByText(/no tiene enlaces públicos/)).toBeTruthy();
});

test('a change of what a named person sent is theirs to hand in, and the page says how', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({ body: { id: waveId, title: 'Monitoreo', invitation_mode: 'named' } }),
    [`GET ${base}/invitations`]: () => ({ body: { items: [] } }),
  });
  renderPage(<HandInPage />, page);
  const amends = { response: id, token: 'x', version: '"1"', sentAt: '2022-09-05T13:12:00Z', files: [] };
  await choose(packed(head({ content: { id, body: {}, amends } }), []));
  expect((await screen.findByRole('alert')).textContent).toMatch(/solo la persona puede cambiarlas/);
  expect(screen.queryByRole('button', { name: 'Entregar' })).toBeNull();
});

test('where people are invited by name, somebody says whose they are, and it is sent in their own right', async () => {
  let body: unknown;
  let right: string | null = null;
  let addresses = 0;
  const invitation = (one: string, answered = false) => ({
    id: one,
    network_id: 'sur',
    school_id: null,
    district_id: null,
    role: 'teacher',
    country: null,
    person_id: `person-${one}`,
    anonymous: false,
    answered,
  });
  fakeApi({
    [`GET ${base}`]: () => ({ body: { id: waveId, title: 'Monitoreo', invitation_mode: 'named' } }),
    [`GET ${base}/links`]: () => {
      addresses += 1;
      return { body: { items: [] } };
    },
    [`GET ${base}/invitations`]: () => ({ body: { items: [invitation('i1', true), invitation('i2')] } }),
    'POST /api/identity/v1/people:names': () => ({ body: { items: [{ id: 'person-i2', name: 'Amina' }] } }),
    [`PUT ${base}/responses/${id}`]: async (request) => {
      right = request.headers.get('authorization');
      body = await request.json();
      return { body: { id, received_at: '2022-09-06T08:00:00Z' } };
    },
  });
  renderPage(<HandInPage />, page);
  await choose(packed(head(), []));
  const option = await screen.findByRole('option', { name: 'Amina · Docente' });
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await userEvent.selectOptions(screen.getByRole('combobox'), option);
  await userEvent.click(screen.getByRole('button', { name: 'Entregar' }));
  await screen.findByText(/Recibido\. Comprobante/);
  expect(body).toEqual({ answers: { town: 'Maipú' }, invitation_id: 'i2' });
  expect(right ?? '').not.toContain('Link');
  expect(addresses).toBe(0);
});
