/** The compact model that the Python compiler makes (`packages/form-engine`), as it comes over the wire. */

export type Ast = string | number | Ast[];
export type Phrase = string | Ast[] | null;

export interface Choices {
  from: Ast;
  value: string;
  label: string;
  list?: string;
  /** The choices are people of the respondent's network. */
  roster?: true;
}

export interface ModelNode {
  name: string;
  kind: string;
  type?: string;
  label?: number;
  hint?: number;
  guidance?: number;
  constraint_message?: number;
  required_message?: number;
  appearance?: string[];
  relevant?: Ast;
  constraint?: Ast;
  required?: Ast;
  readonly?: Ast;
  calculate?: Ast;
  initial?: Ast;
  /** Where `initial` is set, if not in both: when the form is opened, or in rows that are added. */
  initial_in?: 'form' | 'new_rows';
  /** What a question is filled with when the form is opened: start, end or today. */
  preload?: string;
  count?: Ast;
  choices?: Choices;
  triggers?: [Ast, Ast][];
  range?: (number | null)[];
  default?: string;
  rows?: number;
  /** What the first rows of a repeat hold other than a new one. */
  given?: Answers[];
  /** The rows of a repeat in a row that is added, where they are other than `rows`. */
  template_rows?: number;
  fixed?: boolean;
  /** In ODK Collect another app gives the answer. */
  app?: boolean;
  nodes?: ModelNode[];
}

export interface List {
  root: string;
  item: string;
  columns: string[];
  rows: (string | number | null)[][];
  missing?: string;
}

export interface Model {
  v: number;
  id: string;
  version: string;
  title: string;
  root: string;
  languages: { code: string; name: string }[];
  texts: Phrase[][];
  /** By the number of a text: the files shown with it in each language, by kind (image, audio, video). */
  media?: Record<string, Record<string, string>[]>;
  itext: Record<string, number | null>;
  lists: Record<string, List>;
  nodes: ModelNode[];
  /** Whether it needs the functions that are loaded apart. */
  rare?: boolean;
  web: boolean;
  web_reasons: { node: string; code: string; message: string }[];
}

/** An answer as JSON; what it may be depends on the question's kind. */
export type Answer = string | number | boolean | null | Answer[] | Answers;
export interface Answers {
  [name: string]: Answer;
}
