import './docs.css';
import type { Document } from './openapi';
import { element, renderDocument } from './render';

/** The four parts, and what each is asked for. */
const parts = {
  identity: 'People, organisations, networks, sign-in, API clients',
  survey: 'Questionnaires, waves, answers, response rates, figures',
  reports: 'Report definitions, schedules, runs, documents',
  pdsa: 'Aims and PDSA cycles',
};

/** Where the document of a service lies in this version's own files. */
const keptAt = (part: string) => `/api/openapi/${part}-${part === 'reports' ? 'worker' : 'api'}.json`;

async function documentAt(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered with ${response.status}`);
  return (await response.json()) as Document;
}

/** From the service, so that what is shown is what answers; when it is down, from the files, and said so. */
async function load(part: string): Promise<HTMLElement> {
  try {
    return renderDocument(part, await documentAt(`/api/${part}/v1/openapi.json`));
  } catch {
    return loadKept(part);
  }
}

async function loadKept(part: string): Promise<HTMLElement> {
  const trouble = (text: string) => element('p', { class: 'trouble', role: 'alert' }, text);
  try {
    const section = renderDocument(part, await documentAt(keptAt(part)));
    section.prepend(trouble(`The ${part} service does not answer now. This is what it offers when it does.`));
    return section;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return element(
      'section',
      { id: part },
      element('h2', {}, part),
      trouble(`The ${part} service could not be asked: ${reason}.`),
    );
  }
}

/** An address with a # opens what it names. */
function openNamed() {
  const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
  named?.scrollIntoView();
}

const navigation = element(
  'nav',
  { 'aria-label': 'Services' },
  element(
    'ul',
    {},
    ...Object.entries(parts).map(([part, what]) =>
      element('li', {}, element('a', { href: `#${part}` }, part), element('span', {}, what)),
    ),
  ),
);
const main = element('main', {}, element('p', { role: 'status' }, 'Loading…'));
document
  .getElementById('root')
  ?.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, 'Duru: the REST interface'),
      element(
        'p',
        {},
        'Ask for a token with a client’s id and secret at POST /api/identity/v1/token, and send it as ',
        element('code', {}, 'Authorization: Bearer …'),
        '. A refusal is application/problem+json with a stable code.',
      ),
    ),
    navigation,
    main,
  );
void Promise.all(Object.keys(parts).map(load)).then((sections) => {
  main.replaceChildren(...sections);
  openNamed();
});
window.addEventListener('hashchange', openNamed);
