import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseLaunchEnv } from '../../lib/platform/env';
import { completeSecrets } from './secrets';

let dataDir: string;

beforeEach(() => {
  dataDir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-secrets-')), 'data');
});

afterEach(() => {
  fs.rmSync(path.dirname(dataDir), { recursive: true });
});

const complete = (source: Record<string, string> = {}) =>
  completeSecrets(parseLaunchEnv({ DATA_DIR: dataDir, ...source }));

test('a secret that is not given is made once, readable by its owner only', () => {
  const { AUTH_SECRET } = complete();
  expect(AUTH_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(complete().AUTH_SECRET).toBe(AUTH_SECRET);
  expect(fs.statSync(path.join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
});

test('a given secret is used and not written down', () => {
  const given = 'given-by-the-operator-0123456789-ab';
  expect(complete({ AUTH_SECRET: given }).AUTH_SECRET).toBe(given);
  expect(fs.existsSync(dataDir)).toBe(false);
});

test('a secret file that a crash cut off is replaced', () => {
  fs.mkdirSync(dataDir);
  fs.writeFileSync(path.join(dataDir, 'auth-secret'), '');
  expect(complete().AUTH_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(complete()).toEqual(complete());
});

test('a data directory that cannot be made is a plain sentence', () => {
  fs.writeFileSync(dataDir, 'a file');
  expect(() => complete()).toThrow(/^The data directory .* cannot be used \(EEXIST\): /);
});
