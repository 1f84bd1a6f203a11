import { expect, test } from 'vitest';
import { fillRows, newRow, rowProblems, rowsAfter, rowsOfDraft, withNewRole } from './invite-rows';

const emailsOf = (rows: { email: string }[]) => rows.map((row) => row.email);

test('a pasted list fills its row and new ones after it, with the same role', () => {
  const rows = [newRow('r1', 'first@x.org'), newRow('r2'), newRow('r3')];
  const filled = fillRows(rows, 1, ['a@x.org', 'b@x.org']);
  expect(emailsOf(filled)).toEqual(['first@x.org', 'a@x.org', 'b@x.org']);
  expect(filled.map((row) => row.roleId)).toEqual(['r1', 'r2', 'r2']);
});

test('rows below that hold something stay', () => {
  const rows = [newRow('r'), newRow('r', 'last@x.org')];
  expect(emailsOf(fillRows(rows, 0, ['a@x.org', 'b@x.org']))).toEqual([
    'a@x.org',
    'b@x.org',
    'last@x.org',
  ]);
});

test('a duplicate is marked at the later row, however it is written', () => {
  const rows = [newRow('r', 'a@x.org'), newRow('r', ''), newRow('r', 'A@X.org ')];
  expect(rowProblems(rows, new Set())).toEqual([
    null,
    null,
    'This address is in the list already, in row 1.',
  ]);
});

test('what is no address is marked only once its row was left', () => {
  const rows = [newRow('r', 'ann@')];
  expect(rowProblems(rows, new Set())).toEqual([null]);
  expect(rowProblems(rows, new Set([rows[0]!.key]))).toEqual([
    expect.stringContaining('not an e-mail address'),
  ]);
});

test('what the server said stays until the row is changed', () => {
  const rows = [newRow('r', 'a@x.org', 'This person has been invited already.')];
  expect(rowProblems(rows, new Set())).toEqual(['This person has been invited already.']);
  expect(rowProblems(fillRows(rows, 0, ['b@x.org']), new Set())).toEqual([null]);
});

test('after an answer the invited are gone and the others stay with the reason', () => {
  const rows = [
    newRow('r', 'a@x.org'),
    newRow('r'),
    newRow('r', 'b@x.org'),
    newRow('r', 'c@x.org'),
  ];
  const result = {
    invited: [{ row: 2, email: 'b@x.org' }],
    failed: [
      { row: 0, email: 'a@x.org', reason: 'no' },
      { row: 3, email: 'c@x.org', reason: 'never' },
    ],
  };
  expect(rowsAfter(rows, result, 'r')).toMatchObject([
    { email: 'a@x.org', refusal: 'no' },
    { email: 'c@x.org', refusal: 'never' },
  ]);
  expect(emailsOf(rowsAfter([], result, 'r'))).toEqual(['a@x.org', 'c@x.org']);
});

test('after everybody was invited an empty row is left', () => {
  const result = { invited: [{ row: 0, email: 'a@x.org' }], failed: [] };
  expect(rowsAfter([newRow('r', 'a@x.org')], result, 'r2')).toMatchObject([
    { email: '', roleId: 'r2' },
  ]);
});

test('a draft gives back its rows, also a single one and one without a role', () => {
  expect(rowsOfDraft({ email: 'a@x.org', role: 'r1' }, 'r')).toMatchObject([
    { email: 'a@x.org', roleId: 'r1' },
  ]);
  expect(rowsOfDraft({ email: ['a@x.org', ''], role: ['r1'] }, 'r')).toMatchObject([
    { email: 'a@x.org', roleId: 'r1' },
    { email: '', roleId: 'r' },
  ]);
  expect(rowsOfDraft(undefined, 'r')).toMatchObject([{ email: '', roleId: 'r' }]);
});

test('a new role is chosen where none was, else in the last row', () => {
  const rolesWith = (...roleIds: string[]) =>
    withNewRole(
      roleIds.map((roleId) => newRow(roleId)),
      'new',
      'least',
    ).map(({ roleId }) => roleId);
  expect(rolesWith('least', 'admin', 'least')).toEqual(['new', 'admin', 'new']);
  expect(rolesWith('admin', 'admin')).toEqual(['admin', 'new']);
  expect(withNewRole([newRow('least')], undefined, 'least')).toMatchObject([{ roleId: 'least' }]);
});
