import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { accepted, pdsa } from '../lib/api/client';
import { fakeApi } from '../testing/fake-api';
import { projectId, renderPage } from '../testing/render';
import { Loaded } from './Loaded';

function Reading() {
  const query = useQuery({
    queryKey: ['one'],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/aims/{aim_id}', { params: { path: { aim_id: projectId } } })),
  });
  return <Loaded query={query}>{() => <p>here</p>}</Loaded>;
}

const answering = (status: number, code: string) =>
  fakeApi({ [`GET /api/pdsa/v1/aims/${projectId}`]: () => ({ status, body: { code, status } }) });

test.each([
  [403, 'permission.denied'],
  [404, 'not_found'],
])('what would be answered alike is not offered again (%i)', async (status, code) => {
  answering(status, code);
  renderPage(<Reading />);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('what may pass can be tried again', async () => {
  answering(503, 'overloaded');
  renderPage(<Reading />);
  expect(await screen.findByRole('button', { name: 'Intentar de nuevo' })).toBeTruthy();
});
