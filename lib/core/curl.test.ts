import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './curl';

/** What a shell makes of the command: the words that curl is given. */
function wordsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`;
  const env = { ...process.env, ROLECALL_PASSCODE: 'rc_secret' };
  return execFileSync('sh', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1);
}

test('a call without a body names the address and the passcode of the environment', () => {
  const command = curlOf('https://rolecall.example.com', { method: 'GET', path: '/users?limit=5' });
  expect(command).not.toContain('rc_secret');
  expect(wordsOf(command)).toEqual([
    'https://rolecall.example.com/api/v1/users?limit=5',
    '-H',
    'Authorization: Bearer rc_secret',
  ]);
});

test.each([
  "Miles O'Brien",
  "'; touch /tmp/owned; '",
  '$(whoami) `id` $HOME \\ "quoted" !!',
  'two\nlines\tand — ünïcode',
])('a shell hands %j to curl as it is', (name) => {
  const words = wordsOf(
    curlOf('http://localhost:3000', { method: 'POST', path: '/roles', body: { name } }),
  );
  expect(words.slice(0, 2)).toEqual(['-X', 'POST']);
  expect(words.slice(-4, -1)).toEqual(['-H', 'Content-Type: application/json', '-d']);
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ name });
});
