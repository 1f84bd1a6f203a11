import path from 'node:path';
import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const port = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a whole number from 1 to 65535.`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, `${name} must be from 1 to 65535.`);

const url = (name: string, schemes: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `${name} must be an address such as ${example}.`,
    );

const appUrl = z
  .string()
  .refine(
    isOrigin,
    'APP_URL must be the address people open, http:// or https:// with no path, such as https://rolecall.example.com.',
  )
  .transform((value) => new URL(value).origin);

const shape = {
  NODE_ENV: z
    .enum(['production', 'development', 'test'], {
      error: 'NODE_ENV must be production, development or test.',
    })
    .default('development'),
  PORT: port('PORT').default(3000),
  // Loopback until the operator decides otherwise: a fresh installation waits for its first Admin
  // without TLS, so nobody else on the network should reach it by default.
  HOST: z.string().default('127.0.0.1'),
  APP_URL: appUrl.optional(),
  DATABASE_URL: url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgresql://user:password@host:5432/rolecall',
  ).optional(),
  SMTP_URL: url(
    'SMTP_URL',
    ['smtp:', 'smtps:'],
    'smtp://user:password@mail.example.com:587',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]{0,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'MAIL_FROM must be a sender such as Rolecall <rolecall@example.com>.',
    )
    .default('Rolecall <rolecall@localhost>'),
  AUTH_SECRET: z
    .string()
    .min(
      32,
      'AUTH_SECRET must have at least 32 characters; make one with: openssl rand -base64 33.',
    )
    .optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((value) => path.resolve(value)),
  SIGNUP: z.enum(['open', 'closed'], { error: 'SIGNUP must be open or closed.' }).default('closed'),
  LOG_LEVEL: z
    .enum(logLevels, { error: `LOG_LEVEL must be one of ${logLevels.join(', ')}.` })
    .default('info'),
  TRUST_PROXY: z
    .string()
    .regex(
      /^\d$/,
      'TRUST_PROXY must be the number of reverse proxies in front of Rolecall, 0 to 9.',
    )
    .transform(Number)
    .default(0),
  API_RATE_LIMIT: z
    .string()
    .regex(
      /^[1-9]\d{0,6}$/,
      'API_RATE_LIMIT must be the number of API requests that a passcode may make in a minute, such as 600.',
    )
    .transform(Number)
    .default(600),
  MAIL_CATCHER_PORT: port('MAIL_CATCHER_PORT').optional(),
  MAIL_CATCHER_SMTP_PORT: port('MAIL_CATCHER_SMTP_PORT').optional(),
};

type Parsed = z.output<z.ZodObject<typeof shape>>;

/** What the start command works with: what is absent it brings itself. */
export type LaunchEnv = Parsed & { APP_URL: string };

/** What the application works with: everything is there. */
export type Env = Omit<LaunchEnv, 'MAIL_CATCHER_PORT' | 'MAIL_CATCHER_SMTP_PORT'> & {
  DATABASE_URL: string;
  SMTP_URL: string;
  AUTH_SECRET: string;
};

type Source = Readonly<Record<string, string | undefined>>;

/** Names every fault of the environment in plain sentences that say what to do. */
export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'EnvError';
  }
}

/**
 * The environment of the start command.
 *
 * In production on an outside database nothing is made up: a generated secret would differ on each
 * copy of the server, and the mail catcher would show everybody on the machine the links that set
 * passwords, while nobody received them.
 */
export function parseLaunchEnv(source: Source): LaunchEnv {
  const { env, faults } = read(source);
  if (present(source.NODE_ENV) === 'production' && present(source.DATABASE_URL)) {
    if (!present(source.AUTH_SECRET)) faults.push(missing.AUTH_SECRET);
    if (!present(source.SMTP_URL)) faults.push(missing.SMTP_URL);
  }
  if (!env || faults.length > 0) throw new EnvError(faults);
  return env;
}

/** The environment of the application, in which nothing that it needs may be absent. */
export function parseEnv(source: Source): Env {
  const { env, faults } = read(source);
  for (const name of required) {
    if (!present(source[name])) faults.push(missing[name]);
  }
  if (!env?.DATABASE_URL || !env.SMTP_URL || !env.AUTH_SECRET || faults.length > 0)
    throw new EnvError(faults);
  const { MAIL_CATCHER_PORT: _, MAIL_CATCHER_SMTP_PORT: __, ...rest } = env;
  return {
    ...rest,
    DATABASE_URL: env.DATABASE_URL,
    SMTP_URL: env.SMTP_URL,
    AUTH_SECRET: env.AUTH_SECRET,
  };
}

let cached: Env | undefined;

/** The process's environment, read on first use so that a build needs no variables. */
export function getEnv(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

const required = ['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET'] as const;

const missing = {
  DATABASE_URL:
    'DATABASE_URL is not set: start with npm start, which brings an embedded database, or set it to your PostgreSQL server.',
  SMTP_URL: 'SMTP_URL is not set: set it to your mail server, such as smtp://mail.example.com:587.',
  AUTH_SECRET:
    'AUTH_SECRET is not set: set it to at least 32 random characters; make some with: openssl rand -base64 33.',
};

function read(source: Source): { env: LaunchEnv | undefined; faults: string[] } {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, present(source[name])]));
  const result = z.object(shape).safeParse(given);
  if (!result.success)
    return { env: undefined, faults: result.error.issues.map((issue) => issue.message) };
  const { APP_URL = `http://localhost:${result.data.PORT}`, ...rest } = result.data;
  return { env: { ...rest, APP_URL }, faults: [] };
}

/** An empty variable, as compose files leave them, is an unset one. */
function present(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value?.trim();
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(value);
  return (
    ['http:', 'https:'].includes(protocol) &&
    pathname === '/' &&
    `${search}${hash}${username}${password}` === ''
  );
}
