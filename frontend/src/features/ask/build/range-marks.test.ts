import { expect, test } from 'vitest';
import { choiceValue } from './choices';
import { everyItem, outline } from './outline';
import { addMarks, marksOf, removeMarks, setRange } from './range-marks';
import { type Book, cell, parse } from './sheets';

const book = () =>
  parse({
    survey: {
      columns: ['type', 'name', 'label', 'parameters'],
      rows: [['range', 'useful', 'Useful?', 'start=0 end=10 step=1 placeholder=5']],
    },
    choices: { columns: ['list_name', 'name', 'label'], rows: [['useful_marks', 'a', 'A']] },
  });
const item = (one: Book) => {
  const [found] = everyItem(outline(one));
  if (!found) throw new Error('the range is there');
  return found;
};
const parameters = (one: Book) => cell(one.survey, item(one).row, 'parameters');
const at = (one: Book) => marksOf(one, item(one).row).map((row) => choiceValue(one, row));

test('a range gets words at its ends, in a list of its own, and keeps what else it says', () => {
  const one = book();
  expect(marksOf(one, item(one).row)).toEqual([]);
  const next = addMarks(one, item(one));
  expect(parameters(next)).toBe('start=0 end=10 step=1 placeholder=5 tick_labelset=useful_marks_2');
  expect(at(next)).toEqual(['0', '10']);
});

test('the word at an end moves with it', () => {
  const one = book();
  const marked = addMarks(one, item(one));
  const shorter = setRange(marked, item(marked), 'end', '5');
  expect(at(setRange(shorter, item(shorter), 'step', '2'))).toEqual(['0', '5']);
});

test('taken away, nothing of them is left, and no other list is touched', () => {
  const one = book();
  const marked = addMarks(one, item(one));
  const next = removeMarks(marked, item(marked));
  expect(parameters(next)).toBe('start=0 end=10 step=1 placeholder=5');
  expect(next.choices.rows).toHaveLength(1);
});
