import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, survey } from '../../../lib/api/client';
import type { Model, ModelNode } from '../../../lib/form-engine/model';

export interface ChoiceQuestion {
  name: string;
  label: string;
  answers: { value: string; label: string }[];
}

export const questionnairesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['instruments', projectId],
    queryFn: () =>
      everyPage((cursor) =>
        survey.GET('/api/survey/v1/instruments', {
          params: { query: { project_id: projectId, limit: pageSize, cursor } },
        }),
      ),
  });

export const modelQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['instrument-model', versionId],
    queryFn: async () =>
      (await accepted(
        survey.GET('/api/survey/v1/instruments/{instrument_id}/model', {
          params: { path: { instrument_id: versionId } },
        }),
      )) as unknown as Model,
    staleTime: Number.POSITIVE_INFINITY, // a version never changes
  });

/** The questions whose answers can be counted: one or several of a list that is always the same. */
export function choiceQuestions(model: Model, language: string): ChoiceQuestion[] {
  const column = Math.max(
    0,
    model.languages.findIndex(({ code }) => code === language),
  );
  const textOf = (index: string | number | null | undefined): string => {
    if (typeof index !== 'number') return index ?? '';
    const row = model.texts[index] ?? [];
    const found = row[column] ?? row.find((part) => part !== null);
    return typeof found === 'string'
      ? found
      : (found ?? []).filter((part) => typeof part === 'string').join(' … ');
  };
  const questionOf = (node: ModelNode): ChoiceQuestion[] => {
    const list = node.choices?.list ? model.lists[node.choices.list] : undefined;
    if (!list || !node.choices) return (node.nodes ?? []).flatMap(questionOf);
    const value = list.columns.indexOf(node.choices.value);
    const label = list.columns.indexOf(node.choices.label);
    return [
      {
        name: node.name,
        label: textOf(node.label) || node.name,
        answers: list.rows.map((row) => ({
          value: String(row[value]),
          label: textOf(row[label]) || String(row[value]),
        })),
      },
    ];
  };
  return model.nodes.flatMap(questionOf);
}
