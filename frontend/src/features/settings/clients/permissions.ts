import { msg } from '../../../lib/i18n/I18n';

/** What an API client can be given, in words; the server refuses any other. */
export const clientPermissions: Record<string, string> = {
  'project:read': msg('permission.project_read'),
  'project:write': msg('permission.project_write'),
  'directory:read': msg('permission.directory_read'),
  'directory:write': msg('permission.directory_write'),
  'people:read': msg('permission.people_read'),
  'people:write': msg('permission.people_write'),
  'audit:read': msg('permission.audit_read'),
  'instrument:read': msg('permission.instrument_read'),
  'instrument:write': msg('permission.instrument_write'),
  'wave:read': msg('permission.wave_read'),
  'wave:write': msg('permission.wave_write'),
  'response:create': msg('permission.response_create'),
  'response:read': msg('permission.response_read'),
  'figures:read': msg('permission.figures_read'),
  'figures:freeze': msg('permission.figures_freeze'),
  'report:read': msg('permission.report_read'),
  'report:write': msg('permission.report_write'),
  'aim:read': msg('permission.aim_read'),
  'aim:write': msg('permission.aim_write'),
  'cycle:read': msg('permission.cycle_read'),
  'cycle:write': msg('permission.cycle_write'),
};
