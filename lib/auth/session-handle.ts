import { digestToken } from '../platform/crypto';

/**
 * What stands for a session on a page. The ID itself is what the cookie carries, so it is shown to
 * nobody.
 */
export function sessionHandle(sessionId: string): string {
  return Buffer.from(digestToken(sessionId)).toString('base64url');
}
