import { levelOn } from '../../core/access-level';
import type { Actor } from '../../core/actor';
import type { Context } from '../../core/context';
import { AppError } from '../../core/errors';
import { consoleModules } from '../../core/module';
import { digestToken, equalDigests, seal, unseal } from '../../platform/crypto';
import type { Tx } from '../../platform/transact';
import type { Asked } from './asked';

const keptMs = 24 * 60 * 60_000;

/** An answer as it is kept and given again. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string | null };

/** @throws `invalid` for a key that is empty, too long, or not of plain characters */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError('invalid', 'The Idempotency-Key is not valid.', {
    problems: [
      {
        code: 'invalid',
        detail: 'Give 1 to 255 plain characters without spaces, such as a UUID.',
        source: { parameter: 'Idempotency-Key' },
      },
    ],
  });
}

/** What makes two requests the same: method, address, the version they are for, and body. */
export function requestDigest(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  { url, json }: Pick<Asked, 'url' | 'json'>,
): Uint8Array<ArrayBuffer> {
  const version = headers.get('if-match');
  return digestToken(JSON.stringify([method, url.pathname, url.search, version, json]));
}

/**
 * What the caller may do and see here. Levels on the product's own modules are none of it: a write
 * that adds or retires such a module would change its own caller's.
 */
function rightsDigest({ levels, scopes, passcode }: Actor): Uint8Array<ArrayBuffer> {
  const held = consoleModules.map((module) => levelOn(levels, module));
  const lists = Object.values(scopes).map((scope) => (scope === 'ALL' ? scope : scope.toSorted()));
  return digestToken(JSON.stringify([held, lists, passcode?.readOnly]));
}

/**
 * Claims the key in the transaction that does the work, so that effect and answer are kept
 * together or not at all; a second request with the same key waits here until the first is done.
 * @returns the answer that the first one got, or null for the first
 * @throws `invalid` when the key was used for another request within a day; `forbidden` when the
 * caller's membership has just gone, or their rights are others than when it was answered;
 * `conflict` when the answer can no longer be opened
 */
export async function claimKey(
  tx: Tx,
  { actor, now }: Context,
  key: string,
  digest: Uint8Array<ArrayBuffer>,
): Promise<KeptAnswer | null> {
  const id = { memberId: actor.memberId, key };
  const rights = rightsDigest(actor);
  await tx.idempotencyKey.deleteMany({ where: { ...id, expiresAt: { lte: now } } });
  const claimed = await tx.$queryRaw<unknown[]>`
    INSERT INTO idempotency_keys
      (member_id, key, request_digest, rights_digest, created_at, expires_at)
    SELECT m.id, ${key}, ${digest}, ${rights}, ${now}::timestamptz,
           ${new Date(now.getTime() + keptMs)}::timestamptz
    FROM members m WHERE m.id = ${id.memberId}::uuid FOR KEY SHARE
    ON CONFLICT DO NOTHING RETURNING key`;
  if (claimed.length > 0) return null;
  const kept = await tx.idempotencyKey.findUnique({ where: { memberId_key: id } });
  if (!kept) throw new AppError('forbidden', 'Your access to this project has just changed.');
  if (!equalDigests(kept.requestDigest, digest) || kept.status === null) {
    throw new AppError('invalid', 'This Idempotency-Key was used for another request.', {
      problems: [
        {
          code: 'key_reused',
          detail: 'Take a fresh key for each request, and the same only to repeat it.',
          source: { parameter: 'Idempotency-Key' },
        },
      ],
    });
  }
  if (!equalDigests(kept.rightsDigest, rights)) {
    throw new AppError(
      'forbidden',
      'This was done before, and your access has changed since. Read what came of it.',
    );
  }
  return {
    status: kept.status,
    headers: kept.headers as Record<string, string>,
    body: kept.sealedBody && openBody(kept.sealedBody),
  };
}

function openBody(sealed: Uint8Array): string {
  try {
    return unseal('kept-answer', sealed);
  } catch {
    // Sealed under an AUTH_SECRET that has been replaced since.
    throw new AppError(
      'conflict',
      'This was done before, and its answer can no longer be opened. Read what came of it.',
    );
  }
}

export async function keepAnswer(
  tx: Tx,
  { actor }: Context,
  key: string,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await tx.idempotencyKey.update({
    where: { memberId_key: { memberId: actor.memberId, key } },
    data: { status, headers, sealedBody: body === null ? null : seal('kept-answer', body) },
  });
}
