/** The questions of a compiled form, for people to find one among them. */

export interface AskedQuestion {
  path: string;
  label: Record<string, string>;
}

interface Node {
  name: string;
  kind: string;
  label?: number | string | null;
  nodes?: Node[];
}

type Phrase = string | null | unknown[];
interface Model {
  languages: { code: string }[];
  texts: Phrase[][];
  nodes: Node[];
}

/** Kinds of nodes that ask nobody anything: as the server has them. */
const notAsked = new Set(['note', 'calculate', 'hidden', 'meta', 'start', 'end', 'today']);

/** A text by language; what is worked out while answering is a gap in it. */
function wordsOf(model: Model, text: number | string | null | undefined): Record<string, string> {
  if (text === null || text === undefined) return {};
  return Object.fromEntries(
    model.languages.flatMap(({ code }, at) => {
      const phrase = typeof text === 'string' ? text : model.texts[text]?.[at];
      if (phrase === null || phrase === undefined) return [];
      const said = Array.isArray(phrase)
        ? phrase.map((part) => (typeof part === 'string' ? part : '…')).join('')
        : phrase;
      return [[code, said]];
    }),
  );
}

/** In the order of the form, each with its path (`/group/name`). */
export function questionsOf(compiled: Record<string, unknown>): AskedQuestion[] {
  const model = compiled as unknown as Model;
  const walk = (nodes: Node[], above: string): AskedQuestion[] =>
    nodes.flatMap((node) => {
      const path = `${above}/${node.name}`;
      if (node.kind === 'group' || node.kind === 'repeat') return walk(node.nodes ?? [], path);
      return notAsked.has(node.kind) ? [] : [{ path, label: wordsOf(model, node.label) }];
    });
  return walk(model.nodes, '');
}
