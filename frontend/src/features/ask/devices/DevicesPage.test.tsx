import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { DevicesPage } from './DevicesPage';
import type { Device } from './devices';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const network = { id: '01938c5e-0000-7000-8000-0000000000d1', name: 'Red Aromos' };

const device = (changes: Partial<Device> = {}): Device => ({
  id: '01938c5e-0000-7000-8000-0000000000e1',
  project_id: projectId,
  network: { id: network.id, label: network.name },
  wave_id: waveId,
  name: 'Tableta 1',
  language: 'es',
  state: 'active',
  server_url: 'https://duru.example/openrosa/key/abc',
  settings_code: 'eJyrVkrPz0/PSVWyUqoFABFgA0o=',
  created_at: '2022-09-01T00:00:00Z',
  last_seen_at: null,
  ...changes,
});

const revoked = { state: 'revoked', settings_code: null, server_url: null } as const;

function server(state: 'open' | 'closed', devices: Device[]) {
  let sent: unknown;
  let gone = false;
  const asked = fakeApi({
    [`GET /api/survey/v1/waves/${waveId}`]: () => ({ body: { id: waveId, title: 'Monitoreo', state } }),
    'GET /api/survey/v1/app-users': () => ({
      body: { items: gone ? devices.map((one) => ({ ...one, ...revoked })) : devices },
    }),
    'GET /api/identity/v1/networks': () => ({ body: { items: [network] } }),
    'POST /api/survey/v1/app-users': async (request) => {
      sent = await request.json();
      return { status: 201, body: device({ name: 'Tableta 2' }) };
    },
    [`DELETE /api/survey/v1/app-users/${device().id}`]: () => {
      gone = true;
      return new Response(null, { status: 204 });
    },
  });
  return { asked, sent: () => sent };
}

const page = { at: `ask/waves/${waveId}/devices`, pattern: 'ask/waves/:wave/devices' };

test('a device that is added shows its code at once', async () => {
  const { sent } = server('open', []);
  renderPage(<DevicesPage />, page);
  await userEvent.type(await screen.findByLabelText(/Nombre/), 'Tableta 2');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar un dispositivo' }));
  expect(await screen.findByRole('img', { name: 'Código QR de Tableta 2 para ODK Collect' })).toBeTruthy();
  expect(sent()).toEqual({
    project_id: projectId,
    wave_id: waveId,
    network_id: network.id,
    name: 'Tableta 2',
    language: 'es',
  });
});

test('revoking takes the code away and says so', async () => {
  server('open', [device()]);
  renderPage(<DevicesPage />, page);
  await userEvent.click(await screen.findByRole('button', { name: 'Código QR de Tableta 1' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Revocar' }));
  await waitFor(() => expect(screen.getByText('Revocado')).toBeTruthy());
  expect(screen.queryByRole('button', { name: 'Código QR de Tableta 1' })).toBeNull();
});

test('a closed wave takes no new device, and says when each was last seen', async () => {
  server('closed', [device({ last_seen_at: '2022-09-05T13:12:00Z', wave_id: null })]);
  renderPage(<DevicesPage />, page);
  expect(await screen.findByText(/sept? 2022/)).toBeTruthy();
  expect(screen.getByText('Todas las rondas de su red')).toBeTruthy();
  expect(screen.queryByLabelText(/Nombre/)).toBeNull();
});
