import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPage } from '../../../testing/render';
import { MentionPicker, matching } from './MentionPicker';

const people = [
  { id: '2', name: 'Rosa Huenchú', roles: ['teacher'] },
  { id: '1', name: 'Álvaro Ruiz', roles: ['facilitator'] },
];

test('a name is found without its accents, in the order of names', () => {
  expect(matching(people, 'huenchu', []).map(({ id }) => id)).toEqual(['2']);
  expect(matching(people, '', []).map(({ id }) => id)).toEqual(['1', '2']);
  expect(matching(people, '', ['1']).map(({ id }) => id)).toEqual(['2']);
});

function Form() {
  const [chosen, choose] = useState<string[]>([]);
  return <MentionPicker people={people} chosen={chosen} onChange={choose} />;
}

test('somebody is chosen and let go by the keyboard alone', async () => {
  renderPage(<Form />, { language: 'en' });
  const field = await screen.findByRole('combobox', { name: 'Tell somebody' });
  await userEvent.type(field, 'r');
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([
    'Álvaro RuizFacilitator',
    'Rosa HuenchúTeacher',
  ]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByRole('button', { name: 'Do not tell Rosa Huenchú' })).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe('');
  await userEvent.keyboard('{Backspace}');
  expect(screen.queryByRole('button', { name: 'Do not tell Rosa Huenchú' })).toBeNull();
});
