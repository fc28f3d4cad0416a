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

/** Each document comes from its service: what is shown is what answers. */
async function load(part: string): Promise<HTMLElement> {
  try {
    const response = await fetch(`/api/${part}/v1/openapi.json`);
    if (!response.ok) throw new Error(`it answered with ${response.status}`);
    return renderDocument(part, (await response.json()) as Document);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return element(
      'section',
      { id: part },
      element('h2', {}, part),
      element('p', { class: 'trouble', role: 'alert' }, `The ${part} service could not be asked: ${reason}.`),
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
