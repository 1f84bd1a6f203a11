import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors';

const bytesPerField = 4;
const bytesOfWhole = 8;

/** What the answer to a write tells beside the resource, of which it is no part. */
const asides = new Set(['receipt', 'dropped']);

/**
 * What comes about without anybody's change, or only sums other fields up: a write may go on when
 * it is another than was read.
 */
const passing = new Set([
  'failedAttempts',
  'lastLoginAt',
  'lastUsedAddress',
  'lastUsedAt',
  'mail',
  'status',
]);

/** Levels by module key, and a project may well call a module "mail" or "status". */
const byModule = new Set(['levels', 'overrides']);

type Resource = Record<string, unknown>;

function fieldsOf(resource: Resource): string[] {
  return Object.keys(resource)
    .filter((name) => !asides.has(name))
    .sort();
}

/**
 * The version of a resource, as a strong ETag. It holds a digest of what each field settles, so
 * that a later mismatch can tell which of them changed, and one of all that is shown.
 */
export function etagOf(resource: Resource): string {
  const names = fieldsOf(resource);
  const digests = names.map((name) => digestOf(settledText(name, resource[name]), bytesPerField));
  const shown = names.map((name) => ({ [name]: resource[name] }));
  const whole = digestOf(JSON.stringify(shown), bytesOfWhole);
  return `"${Buffer.concat([...digests, whole]).toString('base64url')}"`;
}

function settledText(name: string, value: unknown): string {
  return JSON.stringify({ [name]: value }, byModule.has(name) ? undefined : settled);
}

/** For `JSON.stringify`: without what is passing. */
function settled(name: string, value: unknown): unknown {
  if (passing.has(name)) return undefined;
  return name === 'locked' && isOfFailures(value) ? null : value;
}

/** Such a lock comes of sign-ins and ends by itself; an administrator's is a change. */
function isOfFailures(lock: unknown): boolean {
  return typeof lock === 'object' && lock !== null && 'by' in lock && lock.by === 'failures';
}

function digestOf(text: string, bytes: number): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, bytes);
}

/** @param ifNoneMatch the header of that name: ETags, which a proxy may have made weak, or `*` */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const named = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return named.includes(etag) || named.includes('*');
}

/**
 * @param ifMatch the header of that name: one or more ETags, or `*`
 * @throws `stale` with the fields that are others now, when the resource is not as it names
 */
export function assertMatches(ifMatch: string, current: Resource): void {
  if (ifMatch.trim() === '*') return;
  const now = settledPart(etagOf(current));
  const named = ifMatch.split(',').map((tag) => settledPart(tag.trim()));
  if (named.some((part) => part.equals(now))) return;
  const changed = changedFields(named[0], now, current);
  throw new AppError(
    'stale',
    'This changed since you read it. Nothing was written; read it again.',
    {
      problems: changed.map((name) => ({
        code: 'changed',
        detail: `${name} is now ${JSON.stringify(current[name])}`,
        source: { pointer: `/${name}` },
      })),
    },
  );
}

/** The digests of the fields in an ETag; nothing for what is none. */
function settledPart(etag: string): Buffer {
  const digests = Buffer.from(/^"([\w-]*)"$/.exec(etag)?.[1] ?? '', 'base64url');
  return digests.subarray(0, Math.max(0, digests.length - bytesOfWhole));
}

function changedFields(before: Buffer | undefined, now: Buffer, current: Resource): string[] {
  // An ETag of something else, or of an older release, tells nothing about fields.
  if (before?.length !== now.length) return [];
  return fieldsOf(current).filter((_, index) => {
    const at = index * bytesPerField;
    return !before.subarray(at, at + bytesPerField).equals(now.subarray(at, at + bytesPerField));
  });
}
