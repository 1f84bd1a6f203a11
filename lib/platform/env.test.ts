import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv, parseLaunchEnv } from './env';

const complete = {
  DATABASE_URL: 'postgresql://rolecall@localhost/rolecall',
  SMTP_URL: 'smtp://localhost:2525',
  AUTH_SECRET: 'a-secret-of-at-least-32-characters',
};

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
}

describe('the environment of the application', () => {
  test('has defaults for everything but database, mail server and secret', () => {
    expect(parseEnv(complete)).toEqual({
      ...complete,
      NODE_ENV: 'development',
      PORT: 3000,
      HOST: '127.0.0.1',
      APP_URL: 'http://localhost:3000',
      MAIL_FROM: 'Rolecall <rolecall@localhost>',
      DATA_DIR: path.resolve('.data'),
      SIGNUP: 'closed',
      LOG_LEVEL: 'info',
      TRUST_PROXY: 0,
      API_RATE_LIMIT: 600,
    });
  });

  test.each(['0', '-1', 'many', '1.5', '99999999'])('takes no API_RATE_LIMIT of %s', (given) => {
    expect(faultsOf(() => parseEnv({ ...complete, API_RATE_LIMIT: given }))).toEqual([
      expect.stringContaining('API_RATE_LIMIT must be the number'),
    ]);
  });

  test('takes the default address from the port', () => {
    expect(parseEnv({ ...complete, PORT: '8080' }).APP_URL).toBe('http://localhost:8080');
  });

  test('keeps only the origin of the address', () => {
    const { APP_URL } = parseEnv({ ...complete, APP_URL: 'https://Rolecall.Example.com:443/' });
    expect(APP_URL).toBe('https://rolecall.example.com');
  });

  test('reads an empty variable as an unset one', () => {
    expect(parseEnv({ ...complete, PORT: '', SIGNUP: ' ' })).toMatchObject({
      PORT: 3000,
      SIGNUP: 'closed',
    });
  });

  test('names every missing variable', () => {
    expect(faultsOf(() => parseEnv({}))).toEqual([
      expect.stringContaining('DATABASE_URL is not set'),
      expect.stringContaining('SMTP_URL is not set'),
      expect.stringContaining('AUTH_SECRET is not set'),
    ]);
  });

  test('names every wrong variable, in one sentence each', () => {
    const faults = faultsOf(() =>
      parseEnv({
        NODE_ENV: 'prod',
        PORT: '70000',
        APP_URL: 'rolecall.example.com/app',
        DATABASE_URL: 'mysql://localhost/rolecall',
        SMTP_URL: 'mail.example.com',
        MAIL_FROM: 'nobody',
        AUTH_SECRET: 'short',
        SIGNUP: 'yes',
        LOG_LEVEL: 'loud',
        TRUST_PROXY: 'true',
      }),
    );
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'NODE_ENV',
      'PORT',
      'APP_URL',
      'DATABASE_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'AUTH_SECRET',
      'SIGNUP',
      'LOG_LEVEL',
      'TRUST_PROXY',
    ]);
    for (const fault of faults) expect(fault).toMatch(/^[^\n]*\.$/);
  });

  test.each(['http://localhost:3000/path', 'ftp://localhost', 'http://me@localhost', 'localhost'])(
    'refuses %s as its address',
    (APP_URL) => {
      expect(faultsOf(() => parseEnv({ ...complete, APP_URL }))).toHaveLength(1);
    },
  );

  test('never repeats a secret in a fault', () => {
    const faults = faultsOf(() => parseEnv({ ...complete, AUTH_SECRET: 'hunter2' }));
    expect(faults.join()).not.toContain('hunter2');
  });
});

describe('the environment of the start command', () => {
  test('may be empty', () => {
    expect(parseLaunchEnv({})).toMatchObject({ PORT: 3000, APP_URL: 'http://localhost:3000' });
  });

  test('needs secret and mail server in production on an outside database', () => {
    const source = { NODE_ENV: 'production', DATABASE_URL: complete.DATABASE_URL };
    expect(faultsOf(() => parseLaunchEnv(source))).toEqual([
      expect.stringContaining('AUTH_SECRET'),
      expect.stringContaining('SMTP_URL'),
    ]);
    expect(faultsOf(() => parseLaunchEnv({ ...source, ...complete }))).toEqual([]);
  });

  test('needs neither in production on the embedded database', () => {
    expect(faultsOf(() => parseLaunchEnv({ NODE_ENV: 'production' }))).toEqual([]);
  });
});
