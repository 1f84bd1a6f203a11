import { expect, test } from 'vitest';
import { inviteUsersInput } from './schema';

test('a form with one row posts texts, with more rows lists', () => {
  expect(inviteUsersInput.parse({ email: 'a@example.com', role: 'r1' }).rows).toEqual([
    { row: 0, email: 'a@example.com', roleIds: ['r1'] },
  ]);
  expect(
    inviteUsersInput.parse({ email: ['a@example.com', 'b@example.com'], role: ['r1', 'r2'] }).rows,
  ).toEqual([
    { row: 0, email: 'a@example.com', roleIds: ['r1'] },
    { row: 1, email: 'b@example.com', roleIds: ['r2'] },
  ]);
});

test('empty rows are skipped and the others keep their place', () => {
  const { rows } = inviteUsersInput.parse({
    email: ['', ' b@example.com ', ' '],
    role: ['r', 'r', 'r'],
  });
  expect(rows).toEqual([{ row: 1, email: 'b@example.com', roleIds: ['r'] }]);
});

test('a form without any address is refused at the address', () => {
  const { error } = inviteUsersInput.safeParse({ email: '', role: 'r' });
  expect(error?.issues[0]).toMatchObject({
    path: ['email'],
    message: 'Enter at least one e-mail address.',
  });
});

test('fifty rows are accepted, one more refuses the whole form', () => {
  const form = (count: number) => ({
    email: Array.from({ length: count }, (_, index) => `p${index}@example.com`),
    role: Array.from({ length: count }, () => 'r'),
  });
  expect(inviteUsersInput.parse(form(50)).rows).toHaveLength(50);
  expect(inviteUsersInput.safeParse(form(51)).error?.issues[0]?.message).toContain(
    'up to 50 users at once. This list has 51',
  );
});

test('a row without a role is kept, to be told so by itself', () => {
  const { rows } = inviteUsersInput.parse({ email: ['a@example.com', 'b@example.com'], role: 'r' });
  expect(rows.map((row) => row.roleIds)).toEqual([['r'], []]);
});

test('fields of other names are refused', () => {
  expect(
    inviteUsersInput.safeParse({ email: 'a@example.com', role: 'r', admin: '1' }).success,
  ).toBe(false);
});
