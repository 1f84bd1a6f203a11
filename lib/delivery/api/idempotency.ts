import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors';
import type { Context } from '../../core/context';
import type { Tx } from '../../platform/transact';

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

/** What makes two requests the same: method, address and body. */
export function requestDigest(method: string, url: URL, body: unknown): Uint8Array<ArrayBuffer> {
  const text = `${method}\n${url.pathname}${url.search}\n${JSON.stringify(body) ?? ''}`;
  return Uint8Array.from(createHash('sha256').update(text).digest());
}

/**
 * Claims the key in the transaction that does the work, so that effect and answer are kept
 * together or not at all; a second request with the same key waits here until the first is done.
 * @returns the answer that the first one got, or null for the first
 * @throws `invalid` when the key was used for another request within a day; `forbidden` when the
 * caller's membership has just gone
 */
export async function claimKey(
  tx: Tx,
  { actor, now }: Context,
  key: string,
  digest: Uint8Array<ArrayBuffer>,
): Promise<KeptAnswer | null> {
  const id = { memberId: actor.memberId, key };
  await tx.idempotencyKey.deleteMany({ where: { ...id, expiresAt: { lte: now } } });
  const claimed = await tx.$queryRaw<unknown[]>`
    INSERT INTO idempotency_keys (member_id, key, request_digest, created_at, expires_at)
    SELECT m.id, ${key}, ${digest}, ${now}::timestamptz,
           ${new Date(now.getTime() + keptMs)}::timestamptz
    FROM members m WHERE m.id = ${id.memberId}::uuid FOR KEY SHARE
    ON CONFLICT DO NOTHING RETURNING key`;
  if (claimed.length > 0) return null;
  const kept = await tx.idempotencyKey.findUnique({ where: { memberId_key: id } });
  if (!kept) throw new AppError('forbidden', 'Your access to this project has just changed.');
  if (!Buffer.from(kept.requestDigest).equals(digest) || kept.status === null) {
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
  return {
    status: kept.status,
    headers: kept.headers as Record<string, string>,
    body: kept.body,
  };
}

export async function keepAnswer(
  tx: Tx,
  { actor }: Context,
  key: string,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await tx.idempotencyKey.update({
    where: { memberId_key: { memberId: actor.memberId, key } },
    data: { status, headers, body },
  });
}
