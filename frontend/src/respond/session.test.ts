import { describe, expect, test } from 'vitest';
import { Node } from '../lib/form-engine/tree';
import { content, TOKEN } from './fixtures';
import { questionsOf, screensOf } from './screens';
import { Session } from './session';

const begin = () => new Session(TOKEN, content(), 'es');
const node = (session: Session, path: string): Node => {
  const found = session.state.find(path);
  if (!(found instanceof Node)) throw new Error(path);
  return found;
};

describe('the questionnaire is cut into screens', () => {
  test('a section is one screen; one that does not apply is none', () => {
    const session = begin();
    const keys = () => screensOf(session.state.run.root).map(({ key }) => key);
    expect(keys()).toEqual(['/about', '/head']);
    session.answer(node(session, 'head'), 'yes');
    expect(keys()).toEqual(['/about', '/head', '/more']);
  });

  test('its questions are those a person sees', () => {
    const [first] = screensOf(begin().state.run.root);
    expect(questionsOf(first?.items ?? []).map(({ definition }) => definition.name)).toEqual(['name', 'age']);
  });
});

describe('what stands in the way of an answer', () => {
  test('a required question without one, a constraint, a number that is none', () => {
    const session = begin();
    const age = node(session, 'about/age');
    expect(session.problem(node(session, 'about/name'))?.fault).toBe('required');
    expect(session.problem(age)).toBeNull();
    session.answer(age, '12');
    expect(session.problem(age)).toMatchObject({ fault: 'constraint', message: 'Desde 18' });
    session.cannotRead(age, 'abc');
    expect(session.problem(age)?.fault).toBe('unreadable');
    expect(session.state.answers().about).toBeUndefined();
    session.answer(age, '20');
    expect(session.problem(age)).toBeNull();
  });

  test('what the server refused is shown until it is changed', () => {
    const session = begin();
    const age = node(session, 'about/age');
    expect(session.at('/answers/about/age')).toBe(age);
    expect(session.at('/answers/none/0/x')).toBeUndefined();
    session.refused.add(age);
    expect(session.problem(age)?.fault).toBe('refused');
    session.answer(age, '30');
    expect(session.problem(age)).toBeNull();
  });
});

test('a draft brings back the answers, also those that do not apply now, under the same id', () => {
  const session = begin();
  session.answer(node(session, 'head'), 'yes');
  session.answer(node(session, 'more/why'), 'porque sí');
  session.answer(node(session, 'head'), 'no');
  const again = new Session(TOKEN, content(), 'en', session.draft());
  expect(again.id).toBe(session.id);
  expect(node(again, 'more/why').text).toBe('');
  again.answer(node(again, 'head'), 'yes');
  expect(node(again, 'more/why').text).toBe('porque sí');
});

test('what is sent holds only what applies, and the moment of finishing', () => {
  const session = begin();
  session.answer(node(session, 'about/name'), 'Inés');
  session.answer(node(session, 'head'), 'yes');
  session.answer(node(session, 'more/why'), 'x');
  session.answer(node(session, 'head'), 'no');
  const body = session.submission();
  expect(body).toMatchObject({ instrument_version_id: 'version-1', language: 'es' });
  expect(body.answers).toEqual({ end: expect.any(String), about: { name: 'Inés' }, head: 'no' });
});

test('another language keeps the answers', () => {
  const session = begin();
  session.answer(node(session, 'about/name'), 'Inés');
  session.speak('en');
  expect(session.state.run.phrase(1, node(session, 'about/name'))).toBe('Name');
  expect(node(session, 'about/name').text).toBe('Inés');
});
