import type { Buffer } from 'node:buffer';
import { type APIRequestContext, expect } from '@playwright/test';
import { passwordOf } from './accounts';

const researcher = 'researcher@demo.example';

/** survey-api, asked past the browser, by the researcher. */
export async function service(request: APIRequestContext) {
  const session = await request.post('/api/identity/v1/session', {
    data: { email: researcher, password: passwordOf(researcher) },
  });
  const { access_token: token } = (await session.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  return async <Body>(method: 'GET' | 'POST' | 'PUT', path: string, more: object = {}): Promise<Body> => {
    const answer = await request.fetch(`/api/survey/v1${path}`, { method, headers, ...more });
    expect(answer.ok(), `${method} ${path}: ${answer.ok() ? '' : await answer.text()}`).toBe(true);
    return (await answer.json()) as Body;
  };
}

export type Ask = Awaited<ReturnType<typeof service>>;

export interface Wave {
  id: string;
  project_id: string;
  site_id: string;
  title: string;
  starts_on: string;
  ends_on: string;
  state: string;
}

export interface Response {
  id: string;
  version: number;
  state: string;
  answers: Record<string, unknown>;
  files_missing: number;
  attachments: { name: string; state: string }[];
}

/** An open wave with this questionnaire, and a link to it. */
export async function openWave(ask: Ask, form: Buffer, title: string, more: object = {}) {
  const { items } = await ask<{ items: Wave[] }>('GET', '/waves?limit=50');
  const known = items.find(({ state }) => state === 'closed');
  if (!known) throw new Error('the demonstration has no closed wave');
  const { project_id, site_id, starts_on } = known;
  const made = await ask<{ version_id: string }>(
    'POST',
    `/instruments?project_id=${project_id}&file_name=form.md`,
    { data: form },
  );
  const body = { project_id, site_id, starts_on, ends_on: '2030-12-31', ...more };
  const wave = await ask<Wave>('POST', '/waves', {
    data: {
      ...body,
      instrument_version_id: made.version_id,
      title,
      invitation_mode: 'anonymous',
      link_level: 'network',
    },
  });
  await ask('POST', `/waves/${wave.id}:open`);
  const links = await ask<{ items: { url: string }[] }>('POST', `/waves/${wave.id}/links`);
  const [link] = links.items;
  if (!link) throw new Error('the wave has no link');
  return { wave, url: link.url };
}

export const responsesOf = async (ask: Ask, wave: Wave) =>
  (await ask<{ items: Response[] }>('GET', `/waves/${wave.id}/responses`)).items;
