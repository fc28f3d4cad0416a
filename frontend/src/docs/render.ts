import {
  type Content,
  type Document,
  methods,
  type Operation,
  refName,
  type Schema,
  typeInWords,
} from './openapi';

type Child = Node | string | null;

/** One element with its children; text is always text, never markup. */
export function element(tag: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

export const anchor = (part: string, method: string, path: string) =>
  `${part}-${method}${path.replace(/[^a-zA-Z0-9]+/g, '-')}`;

/** All operations of a document, in its own order. */
export function operationsOf(api: Document): { method: string; path: string; operation: Operation }[] {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

export function renderDocument(part: string, api: Document): HTMLElement {
  return element(
    'section',
    { id: part },
    element('h2', {}, `${api.info.title} `, element('small', {}, api.info.version)),
    api.info.description ? element('p', {}, api.info.description) : null,
    element('p', {}, element('a', { href: `/api/${part}/v1/openapi.json` }, `/api/${part}/v1/openapi.json`)),
    ...operationsOf(api).map(({ method, path, operation }) =>
      renderOperation(anchor(part, method, path), method, path, operation),
    ),
    element('h3', { id: `${part}-shapes` }, 'Shapes'),
    ...Object.entries(api.components?.schemas ?? {}).map(([name, schema]) =>
      renderSchema(part, name, schema),
    ),
  );
}

function renderOperation(id: string, method: string, path: string, operation: Operation): HTMLElement {
  const part = id.split('-')[0] ?? '';
  return element(
    'details',
    { id, class: 'operation' },
    element(
      'summary',
      {},
      element('span', { class: `method ${method}` }, method.toUpperCase()),
      ' ',
      element('code', {}, path),
      ' ',
      element('span', { class: 'what' }, operation.summary ?? ''),
    ),
    operation.description ? element('p', {}, operation.description) : null,
    renderParameters(operation),
    operation.requestBody
      ? element(
          'p',
          {},
          element('strong', {}, 'Body: '),
          ...contentNodes(part, operation.requestBody.content),
        )
      : null,
    element(
      'ul',
      {},
      ...Object.entries(operation.responses ?? {}).map(([status, response]) =>
        element(
          'li',
          {},
          element('strong', {}, status),
          ` ${response.description ?? ''} `,
          ...contentNodes(part, response.content ?? {}),
        ),
      ),
    ),
  );
}

function renderParameters(operation: Operation): HTMLElement | null {
  const parameters = operation.parameters ?? [];
  if (parameters.length === 0) return null;
  return table(
    ['Parameter', 'In', 'Type', 'Meaning'],
    parameters.map((parameter) => [
      element('code', {}, parameter.name + (parameter.required ? ' *' : '')),
      parameter.in,
      typeInWords(parameter.schema),
      parameter.description ?? parameter.schema?.description ?? '',
    ]),
  );
}

function contentNodes(part: string, content: Record<string, Content>): Node[] {
  return Object.entries(content).map(([type, { schema }]) =>
    element('span', { class: 'content' }, typeNode(part, schema), ` (${type})`),
  );
}

/** A type whose names lead to their shapes. */
function typeNode(part: string, schema: Schema | undefined): Node {
  const words = typeInWords(schema);
  const name = schema?.$ref ?? schema?.items?.$ref;
  if (!name) return element('code', {}, words);
  return element('a', { href: `#${part}-shape-${refName(name)}` }, element('code', {}, words));
}

function renderSchema(part: string, name: string, schema: Schema): HTMLElement {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {});
  return element(
    'details',
    { id: `${part}-shape-${name}`, class: 'shape' },
    element('summary', {}, element('code', {}, name)),
    schema.description ? element('p', {}, schema.description) : null,
    fields.length > 0
      ? table(
          ['Field', 'Type', 'Meaning'],
          fields.map(([field, inner]) => [
            element('code', {}, field + (required.has(field) ? ' *' : '')),
            typeNode(part, inner),
            [inner.description, inner.examples ? `e.g. ${JSON.stringify(inner.examples[0])}` : '']
              .filter(Boolean)
              .join(' '),
          ]),
        )
      : element('p', {}, element('code', {}, typeInWords(schema))),
  );
}

function table(heads: string[], rows: Child[][]): HTMLElement {
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': heads.join(', ') },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element(
        'tbody',
        {},
        ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell)))),
      ),
    ),
  );
}
