import { msg, type Translate } from '../i18n/I18n';

const names: Record<string, string> = {
  operator: msg('role.operator'),
  administrator: msg('role.administrator'),
  researcher: msg('role.researcher'),
  facilitator: msg('role.facilitator'),
  district_representative: msg('role.district_representative'),
  school_leader: msg('role.school_leader'),
  curriculum_coordinator: msg('role.curriculum_coordinator'),
  teacher: msg('role.teacher'),
  supervisor: msg('role.supervisor'),
};

/** A role in the reader's language; one that this version does not know yet is shown by its code. */
export const roleName = (t: Translate, role: string) => {
  const id = names[role];
  return id ? t(id) : role;
};
