import { text } from '../../../lib/forms/fields';
import type { Position, Team } from '../../../lib/improve/teams';

/** One line of the form. `key` stays while lines come and go. */
export interface Line {
  key: number;
  by: 'account' | 'code';
  person: string;
  code: string;
  position: Position;
}

let made = 0;

export const newLine = (position: Position = 'teacher', by: Line['by'] = 'account'): Line => {
  made += 1;
  return { key: made, by, person: '', code: '', position };
};

export const linesOf = (team: Team | undefined): Line[] =>
  team
    ? team.members.map((member) => ({
        ...newLine(member.position, member.person_id ? 'account' : 'code'),
        person: member.person_id ?? '',
        code: member.code_name ?? '',
      }))
    : [newLine('school_leader'), newLine('teacher')];

/** As they are sent; a line that says nothing is sent too, so that the refusal names it. */
export const membersFrom = (lines: Line[]) =>
  lines.map(({ by, person, code, position }) => ({
    person_id: by === 'account' && person ? person : null,
    code_name: by === 'code' && code.trim() ? code.trim() : null,
    position,
  }));

export const schoolFrom = (form: FormData) => text(form, 'school_id') || null;
