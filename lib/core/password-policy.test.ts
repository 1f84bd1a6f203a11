import { describe, expect, test } from 'vitest';
import { passwordProblem } from './password-policy';

const words = ['asha.rao@acme.example', 'Asha', 'Rao', 'Rolecall', 'Acme'];

describe('a password is refused', () => {
  test.each([
    ['short', 'at least 12'],
    ['elevenchars', 'at least 12'],
    ['x'.repeat(129), 'at most 128'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcabc', 'repeats'],
    ['password1234', 'too common'],
    ['qwertyuiop123456', 'too common'],
    ['Asha-Rao-2026!', 'made of your name'],
    ['rolecall-acme-1', 'made of your name'],
  ])('%s', async (password, reason) => {
    expect(await passwordProblem(password, words, 12)).toContain(reason);
  });
});

describe('a password is accepted', () => {
  test.each([
    'correct horse battery staple',
    'kVx9!mQ2#pLw7',
    'unrelated words tunnel orchid',
    'пароль из нескольких слов',
    '茶'.repeat(2) + '本日は晴天なり雨は夜から',
  ])('%s', async (password) => {
    expect(await passwordProblem(password, words, 12)).toBeNull();
  });

  test('length counts characters, not bytes or UTF-16 units', async () => {
    const twelve = '🌵🎻🚲🧊🍇🔑🎲🪁🧭🥁🧵🪐';
    expect(await passwordProblem(twelve, words, 12)).toBeNull();
    expect(await passwordProblem([...twelve].slice(1).join(''), words, 12)).toContain(
      'at least 12',
    );
  });
});
