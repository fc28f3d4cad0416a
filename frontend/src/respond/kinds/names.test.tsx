import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Model, ModelNode } from '../../lib/form-engine/model';
import { Node } from '../../lib/form-engine/tree';
import { content, TOKEN } from '../fixtures';
import { Questionnaire } from '../Questionnaire';
import { Session } from '../session';
import { loadWords, wordsOf } from '../strings';

beforeAll(async () => {
  await loadWords('en');
});

const vectors = join(import.meta.dirname, '../../../../packages/form-engine/vectors/sessions.json');
const sessions: { name: string; model: Model }[] = JSON.parse(readFileSync(vectors, 'utf8'));
const book = (name: string, more: Partial<ModelNode>): { name: string; model: Model } => ({
  name,
  model: {
    ...content().model,
    languages: [{ code: 'default', name: 'default' }],
    texts: [['Book'], ['Title']],
    nodes: [
      { name: 'book', kind: 'repeat', label: 0, nodes: [{ name: 'name', kind: 'text', label: 1, ...more }] },
    ],
  },
});
sessions.push(book('a line a row', {}), book('a line that depends', { relevant: ['true'] }));
const person = userEvent.setup();
let root: Root | undefined;

function open(name: string): Session {
  const model = sessions.find((one) => one.name.startsWith(name))?.model;
  if (!model) throw new Error(name);
  const session = new Session(TOKEN, content({ model }), 'default');
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <Questionnaire
      session={session}
      words={wordsOf('en')}
      saved={{ kind: 'saved', at: new Date().toISOString() }}
      online
      speak={() => undefined}
      finish={async () => undefined}
    />,
  );
  return session;
}

const text = (session: Session, path: string) => {
  const node = session.state.find(path);
  if (!(node instanceof Node)) throw new Error(path);
  return node.value;
};
const next = () => person.click(screen.getByRole('button', { name: /Next/ }));

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function nameThree() {
  await person.type(await screen.findByLabelText('Person 1'), 'Ana{Enter}');
  await person.keyboard('Ben{Enter}');
  await person.keyboard('Luz de la Cruz');
}

test('people are named without leaving the keyboard, up to the most that the form takes', async () => {
  const session = open('a name generator');
  await nameThree();
  expect(session.state.answers().alter_last).toBe('3');
  await waitFor(() => expect(document.body.textContent).toContain('the most this question takes: 3 people'));
  expect(screen.queryByLabelText('Person 4')).toBeNull();
  expect(screen.queryByRole('button', { name: /Add/ })).toBeNull();
});

test('each person has a card of their own, and each pair is asked once by name', async () => {
  open('a name generator');
  await nameThree();
  await next();
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Ana');
  expect(screen.getAllByRole('checkbox').map((box) => box.parentElement?.textContent)).toEqual([
    'Ben',
    'Luz de la Cruz',
  ]);
  await next();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ben'));
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  await next();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Luz de la Cruz'));
  expect(screen.queryAllByRole('checkbox')).toHaveLength(0);
});

test('who is taken back takes ties and card along, and whoever comes in that place begins anew', async () => {
  const session = open('a name generator');
  await nameThree();
  session.state.set('/data/about[1]/card/knows', ['2', '3']);
  session.state.set('/data/about[2]/card/role', 'Mentor');
  session.state.set('/data/about[3]/card/role', 'Head');
  await person.click(screen.getByRole('button', { name: 'Remove Ben' }));
  expect(text(session, '/data/about[1]/card/knows')).toBe('3');
  expect(text(session, '/data/about[3]/card/role')).toBe('Head');
  await person.type(screen.getByLabelText('Person 2'), 'Rosa');
  expect(text(session, '/data/about[2]/card/role')).toBe('');
  expect(text(session, '/data/about[2]/about_name')).toBe('Rosa');
});

test('a name that is erased to be written anew keeps its card; one that is left blank does not', async () => {
  const session = open('a name generator');
  await nameThree();
  session.state.set('/data/about[2]/card/role', 'Mentor');
  await person.clear(screen.getByLabelText('Person 2'));
  await person.type(screen.getByLabelText('Person 2'), 'Benjamin');
  expect(text(session, '/data/about[2]/card/role')).toBe('Mentor');
  await person.clear(screen.getByLabelText('Person 2'));
  await person.click(screen.getByLabelText('Person 1'));
  expect(text(session, '/data/about[2]/card/role')).toBe('');
});

test('two people of one name are told apart by the person who knows them', async () => {
  open('a name generator');
  await person.type(await screen.findByLabelText('Person 1'), 'Ana{Enter}');
  await person.keyboard('ana');
  const second = screen.getByLabelText('Person 2');
  await waitFor(() => expect(second.getAttribute('aria-describedby')).toContain('twice'));
  expect(screen.getAllByText(/Two people have this name/)).toHaveLength(1);
});

test('a repeat of lines without a count is added to and taken from', async () => {
  const session = open('a line a row');
  await person.type(await screen.findByLabelText('Book 1'), 'Rayuela{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Book 2')));
  await person.keyboard('Ficciones');
  await person.click(screen.getByRole('button', { name: 'Remove Rayuela' }));
  expect(session.state.answers()).toEqual({ book: [{ name: 'Ficciones' }] });
});

test('a line that is not always asked is no list of fields', async () => {
  open('a line that depends');
  expect(await screen.findByRole('heading', { name: /Book 1/ })).toBeTruthy();
});
