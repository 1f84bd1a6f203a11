import { expect, test } from 'vitest';
import { fieldName, formInput, formValues, withoutSecrets } from './form-values';

test('a name that occurs twice becomes a list, and fields of the framework are left out', () => {
  const form = new FormData();
  form.append('email', 'a@example.com');
  form.append('email', 'b@example.com');
  form.append('next', '/');
  form.append('$ACTION_ID_1', '');
  form.append('file', new Blob(['x']));
  expect(formValues(form)).toEqual({ email: ['a@example.com', 'b@example.com'], next: '/' });
});

test('a NUL, which the database cannot hold, is read as HTML reads it', () => {
  const form = new FormData();
  form.append('email', 'a\0@example.com');
  expect(formValues(form)).toEqual({ email: 'a\ufffd@example.com' });
});

test('a form of very many fields is read in a moment', () => {
  const form = new FormData();
  for (let i = 0; i < 20_000; i++) form.append(`field-${i}`, '');
  const startedAt = performance.now();
  formValues(form);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test('nothing secret is sent back to the browser', () => {
  const typed = {
    email: 'a@example.com',
    password: 'x',
    confirmPassword: 'x',
    code: '1',
    link: 'x',
  };
  expect(withoutSecrets(typed)).toEqual({ email: 'a@example.com' });
});

test('fields with a key in brackets make a record, whose errors come back under their names', () => {
  const posted = { 'levels[payments.refunds]': 'READ', 'levels[constructor]': 'NONE', email: 'a' };
  const input = formInput(posted);
  expect(input).toEqual({ email: 'a', levels: expect.any(Object) });
  expect(Object.entries(input.levels ?? {})).toEqual([
    ['payments.refunds', 'READ'],
    ['constructor', 'NONE'],
  ]);
  expect(fieldName(['levels', 'payments.refunds'])).toBe('levels[payments.refunds]');
  expect(fieldName(['email', 3])).toBe('email');
  expect(fieldName([])).toBe('form');
});

test('a field cannot reach into what objects inherit', () => {
  const input = formInput({ '__proto__[polluted]': 'yes', 'levels[__proto__]': 'READ' });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(input)).toEqual(['__proto__', 'levels']);
});
