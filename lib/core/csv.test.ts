import { expect, test } from 'vitest';
import { defuseFormula } from './csv';

test.each([
  '=1+1',
  '+49 30',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '﹢1',
])('what a spreadsheet could take for a formula is defused: %j', (text) => {
  expect(defuseFormula(text)).toBe(`'${text}`);
});

test.each(['', 'Asha Rao', 'a=b', '1-2', ' =1', '日本', '😀'])('other texts stay: %j', (text) => {
  expect(defuseFormula(text)).toBe(text);
});
