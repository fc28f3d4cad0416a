import { accepted, identity, pdsa, reports, survey } from '../../../lib/api/client';
import type { Part } from '../../../lib/api/problem';

const pageOfRows = 50;

/** One page of a part's audit, newest first. */
export function auditPage(part: Part, cursor: string | undefined) {
  const params = { params: { query: { limit: pageOfRows, cursor } } };
  switch (part) {
    case 'identity':
      return accepted(identity.GET('/api/identity/v1/audit', params));
    case 'survey':
      return accepted(survey.GET('/api/survey/v1/audit', params));
    case 'reports':
      return accepted(reports.GET('/api/reports/v1/audit', params));
    case 'pdsa':
      return accepted(pdsa.GET('/api/pdsa/v1/audit', params));
  }
}
