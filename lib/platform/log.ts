import pino, { type Logger } from 'pino';
import { getEnv } from './env';

let logger: Logger | undefined;

/** The process's JSON log. Callers pass facts, never tokens, codes, passwords or mail contents. */
export function log(): Logger {
  logger ??= pino({
    level: getEnv().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'token', 'code', 'secret', 'passcode', '*.password', '*.token', '*.code'],
  });
  return logger;
}
