import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { session } from '../../lib/session/session';
import { fakeApi } from '../../testing/fake-api';
import { renderPage } from '../../testing/render';
import { SignInPage } from './SignInPage';

const signInAt = 'POST /api/identity/v1/session';

async function fillIn(password = 'secret-long') {
  await userEvent.type(await screen.findByLabelText('Correo electrónico'), 'a@escuela.example');
  await userEvent.type(screen.getByLabelText('Contraseña'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Iniciar sesión' }));
}

test('a wrong password is told in the reader’s language, and what was typed stays', async () => {
  fakeApi({ [signInAt]: () => ({ status: 401, body: { code: 'sign_in.failed', title: 'x', detail: 'x' } }) });
  renderPage(<SignInPage />);
  await fillIn();
  expect(await screen.findByText('El correo o la contraseña no son correctos.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Correo electrónico').value).toBe('a@escuela.example');
});

test('the one-time code is asked only when the account has a second factor', async () => {
  const sent: unknown[] = [];
  fakeApi({
    [signInAt]: async (request) => {
      const body = (await request.json()) as { totp?: string };
      sent.push(body.totp);
      return body.totp
        ? { body: { access_token: 't', expires_in: 300, token_type: 'Bearer' } }
        : { status: 401, body: { code: 'totp.required' } };
    },
  });
  renderPage(<SignInPage />);
  expect(screen.queryByLabelText('Código de un solo uso')).toBeNull();
  await fillIn();
  await userEvent.type(await screen.findByLabelText('Código de un solo uso'), '287 082');
  await userEvent.click(screen.getByRole('button', { name: 'Iniciar sesión' }));
  expect(sent).toEqual([undefined, '287082']);
  expect(session.state).toBe('signed-in');
});

test('staff without a second factor set it up with the token of the refusal, then sign in with a new code', async () => {
  const bearers: (string | null)[] = [];
  fakeApi({
    [signInAt]: () => ({
      status: 403,
      body: { code: 'totp.enrolment_required', enrolment_token: 'only-for-this' },
    }),
  });
  const signIn = globalThis.fetch;
  const enrolment = async (_: string, init: RequestInit) => {
    bearers.push(new Headers(init.headers).get('authorization'));
    const confirmed = String(init.body).includes('code');
    return new Response(
      JSON.stringify(
        confirmed ? { enrolled: true } : { enrolled: false, secret: 'ABCD EFGH', uri: 'otpauth://x' },
      ),
    );
  };
  globalThis.fetch = ((input: string | Request, init?: RequestInit) =>
    typeof input === 'string' && init ? enrolment(input, init) : signIn(input)) as typeof fetch;
  renderPage(<SignInPage />);
  await fillIn();
  expect(await screen.findByText('ABCD EFGH')).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/Código de un solo uso/), '287082');
  await userEvent.click(screen.getByRole('button', { name: 'Confirmar' }));
  expect(await screen.findByText(/El segundo factor está configurado/)).toBeTruthy();
  expect(bearers).toEqual(['Bearer only-for-this', 'Bearer only-for-this']);
});
