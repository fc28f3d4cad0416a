import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';

import type { Language } from '../../../lib/i18n/languages';

const fetchDevices = (waveId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/app-users', {
      params: { query: { wave_id: waveId, limit: pageSize, cursor } },
    }),
  );

/** A device with ODK Collect or KoboCollect: an app user. */
export type Device = Awaited<ReturnType<typeof fetchDevices>>[number];

export const devicesQuery = (waveId: string) =>
  queryOptions({ queryKey: ['devices', waveId], queryFn: () => fetchDevices(waveId) });

export const addDevice = (
  projectId: string,
  waveId: string,
  networkId: string,
  name: string,
  language: Language,
) =>
  accepted(
    survey.POST('/api/survey/v1/app-users', {
      body: { project_id: projectId, wave_id: waveId, network_id: networkId, name, language },
      headers: idempotencyKey(),
    }),
  );

export const revokeDevice = (id: string) =>
  accepted(
    survey.DELETE('/api/survey/v1/app-users/{app_user_id}', { params: { path: { app_user_id: id } } }),
  );
