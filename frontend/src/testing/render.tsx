import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { Toaster } from '../components/Toaster';
import { newQueryClient } from '../lib/api/QueryProvider';
import { I18nProvider } from '../lib/i18n/I18n';
import type { Language } from '../lib/i18n/languages';
import { type Me, meQuery } from '../lib/session/me';

export const projectId = '01938c5e-0000-7000-8000-000000000001';

export const administrator: Me = {
  id: '01938c5e-0000-7000-8000-0000000000aa',
  kind: 'person',
  name: 'Fernanda Rojas',
  email: 'f@escuela.example',
  language: 'es',
  time_zone: 'America/Santiago',
  second_factor: false,
  tenant: { id: '01938c5e-0000-7000-8000-0000000000bb', name: 'Fundación' },
  grants: [
    {
      role: 'administrator',
      permissions: ['wave:read', 'wave:write', 'report:read', 'report:write', 'instrument:write'],
      scope: { kind: 'tenant', id: null, label: 'Fundación' },
      project_id: null,
    },
  ],
  projects: [{ id: projectId, code: 'nic', name: 'Redes', languages: ['es'], sites: [] }],
};

interface Options {
  me?: Me;
  language?: Language;
  /** The address inside the project, and the pattern that it is matched by. */
  at?: string;
  pattern?: string;
  /** What is known already, in place of nothing. */
  client?: QueryClient;
}

/** One page as the app shows it, for a person who is signed in. */
export function renderPage(page: ReactNode, options: Options = {}) {
  const { me = administrator, language = 'es', at = '', pattern = '*', client = newQueryClient() } = options;
  window.localStorage.setItem('duru.language', language);
  client.setDefaultOptions({ queries: { retry: false } });
  client.setQueryData(meQuery.queryKey, me);
  return render(
    <MantineProvider env="test">
      <I18nProvider>
        <QueryClientProvider client={client}>
          <Toaster>
            <MemoryRouter initialEntries={[`/p/${projectId}/${at}`]}>
              <Routes>
                <Route path={`/p/:project/${pattern}`} element={page} />
              </Routes>
            </MemoryRouter>
          </Toaster>
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>,
  );
}
