import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors';

const bytesPerField = 4;

/**
 * What the answer to a write tells beside the resource is no part of its version, and neither is
 * how its mail gets on, which nobody changes.
 */
const asides = new Set(['receipt', 'dropped', 'mail']);

type Resource = Record<string, unknown>;

function fieldsOf(resource: Resource): string[] {
  return Object.keys(resource)
    .filter((name) => !asides.has(name))
    .sort();
}

/**
 * The version of a resource, as a strong ETag. It holds a digest of each field, so that a later
 * mismatch can tell which of them changed.
 */
export function etagOf(resource: Resource): string {
  const digests = fieldsOf(resource).map((name) => digestOf(resource[name]));
  return `"${Buffer.concat(digests).toString('base64url')}"`;
}

function digestOf(value: unknown): Buffer {
  const text = JSON.stringify(value) ?? '';
  return createHash('sha256').update(text).digest().subarray(0, bytesPerField);
}

/**
 * @param ifMatch the header of that name: one or more ETags, or `*`
 * @throws `stale` with the fields that are others now, when the resource is not as it names
 */
export function assertMatches(ifMatch: string, current: Resource): void {
  if (ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((tag) => tag.trim());
  const now = etagOf(current);
  if (named.includes(now)) return;
  const changed = changedFields(named[0] ?? '', now, current);
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

function changedFields(before: string, now: string, current: Resource): string[] {
  const [old, fresh] = [before, now].map((tag) =>
    Buffer.from(tag.replaceAll('"', ''), 'base64url'),
  );
  const names = fieldsOf(current);
  // An ETag of something else, or of an older release, tells nothing about fields.
  if (!old || !fresh || old.length !== fresh.length) return [];
  return names.filter((_, index) => {
    const at = index * bytesPerField;
    return !old.subarray(at, at + bytesPerField).equals(fresh.subarray(at, at + bytesPerField));
  });
}
