/** A drawing whose shapes stand for choices: which of them, and where. Pure but for the browser's own XML parser. */

const SVG = 'http://www.w3.org/2000/svg';

/** What is drawn anew, and with which of its attributes; nothing else of a drawing gets into the page. */
const GEOMETRY: Record<string, readonly string[]> = {
  g: [],
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
};
const GEOMETRY_ONLY = /^[\w\s.,()+%-]*$/;
const MOST_DEPTH = 60;

export interface Part {
  tag: string;
  geometry: Record<string, string>;
  /** The choice that this part, with all that it holds, stands for. */
  choice: string | null;
  parts: Part[];
}

export interface Frame {
  viewBox: string;
  /** As the drawing is fitted into its place; the picture beneath is fitted alike. */
  fit: string | undefined;
  parts: Part[];
}

/** Null for what is no drawing, has no size, or has no shape of a choice's name. */
export function shapesOf(text: string, choices: ReadonlySet<string>): Frame | null {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root?.localName !== 'svg' || root.namespaceURI !== SVG) return null;
  const viewBox = boxOf(root);
  const parts = partsOf(root, choices, false, 0);
  if (!viewBox || parts.length === 0) return null;
  const fit = root.getAttribute('preserveAspectRatio') ?? undefined;
  return { viewBox, fit: fit && /^[\w\s]+$/.test(fit) ? fit : undefined, parts };
}

function boxOf(root: Element): string | null {
  const given = root
    .getAttribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const box = given ?? [0, 0, length(root, 'width'), length(root, 'height')];
  const [, , width = 0, height = 0] = box;
  return box.length === 4 && box.every(Number.isFinite) && width > 0 && height > 0 ? box.join(' ') : null;
}

const length = (root: Element, side: string) =>
  Number(/^\s*([\d.]+)(?:px)?\s*$/.exec(root.getAttribute(side) ?? '')?.[1]);

/** The shapes within an element that stand for a choice, and the groups that move them. */
function partsOf(element: Element, choices: ReadonlySet<string>, chosen: boolean, depth: number): Part[] {
  if (depth > MOST_DEPTH) return [];
  return [...element.children].flatMap((kid) => {
    const names = kid.namespaceURI === SVG ? GEOMETRY[kid.localName] : undefined;
    if (!names || isHidden(kid)) return [];
    const id = kid.getAttribute('id') ?? '';
    const choice = !chosen && choices.has(id) ? id : null;
    const parts = partsOf(kid, choices, chosen || choice !== null, depth + 1);
    const stands = chosen || choice !== null;
    if (kid.localName === 'g' ? parts.length === 0 : !stands) return [];
    return [{ tag: kid.localName, geometry: geometryOf(kid, names), choice, parts }];
  });
}

const isHidden = (element: Element) =>
  element.getAttribute('display') === 'none' ||
  /(?:^|;)\s*display\s*:\s*none/.test(element.getAttribute('style') ?? '');

function geometryOf(element: Element, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of [...names, 'transform']) {
    const value = element.getAttribute(name);
    if (value !== null && GEOMETRY_ONLY.test(value)) found[name] = value;
  }
  return found;
}
