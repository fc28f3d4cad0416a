import { device } from '../lib/offline/device';
import { forget } from '../lib/offline/keys';
import { session } from '../lib/session/session';

export const amina = '01938c5e-0000-7000-8000-00000000000a';

const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');

/** A token that says whose it is; nobody verifies it here. */
export const tokenOf = (person: string) => `${part({ alg: 'ES256' })}.${part({ sub: person })}.x`;

/** The answer of `POST /api/identity/v1/session` for this person. */
export const signedInAs = (person: string) => ({ body: { access_token: tokenOf(person) } });

/** Needs a fake API that answers the sign-in. */
export async function signInAs(person: string) {
  await session.signIn({ email: 'a@b.example', password: 'x' });
  await device.open(person);
}

export async function cleanDevice(...people: string[]) {
  for (const person of people) await device.forget(person);
  for (const person of people) await forget(person);
}
