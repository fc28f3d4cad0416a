import type { Board } from '../../../lib/improve/overview';

/** The board with a row for each school of the network, by name: one that has not begun has its place too. */
export function withEverySchool(
  board: Board,
  schoolIds: string[],
  schools: { id: string; name: string }[],
): Board {
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  const there = new Set(board.rows.map((row) => row.school_id));
  const waiting = schoolIds
    .filter((id) => !there.has(id) && names.has(id))
    .map((id) => ({ school_id: id, school: names.get(id) ?? null, cells: [] }));
  const byName = (row: Board['rows'][number]) => row.school ?? '';
  const ofSchools = [...board.rows.filter((row) => row.school_id), ...waiting].sort((one, other) =>
    byName(one).localeCompare(byName(other)),
  );
  return { ...board, rows: [...ofSchools, ...board.rows.filter((row) => !row.school_id)] };
}
