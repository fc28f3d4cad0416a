import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema/pdsa';
import { accepted, pdsa } from '../api/client';

type Schemas = components['schemas'];
export type Board = Schemas['Board'];
export type BoardCell = Schemas['Cell'];
export type Spread = Schemas['Spread'];
export type SpreadFamily = Schemas['SpreadFamily'];
export type SpreadNode = Schemas['SpreadNode'];
export type Portfolio = Schemas['Portfolio'];
export type MeasureLine = Schemas['MeasureLine'];

export const boardQuery = (networkId: string) =>
  queryOptions({
    queryKey: ['board', networkId],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/networks/{network_id}/board', {
          params: { path: { network_id: networkId } },
        }),
      ),
    enabled: networkId !== '',
  });

export const spreadQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['spread', projectId],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/projects/{project_id}/spread', {
          params: { path: { project_id: projectId } },
        }),
      ),
  });

export const portfolioQuery = (schoolId: string, language: string) =>
  queryOptions({
    queryKey: ['portfolio', schoolId, language],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/schools/{school_id}/portfolio', {
          params: { path: { school_id: schoolId }, query: { language } },
        }),
      ),
    enabled: schoolId !== '',
  });
