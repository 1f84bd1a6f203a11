import { resetPasscode } from '@/lib/passcodes/commands/reset-passcode';
import { getPasscode } from '@/lib/passcodes/queries/get-passcode';
import { database } from '@/lib/platform/database';
import { contextFor, loadedContextFor } from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { admin, mina } from '@/tests/support/asha-and-mina';

export const now = new Date('2026-11-21T09:30:00.000Z');
const hourMs = 3_600_000;
export const inHours = (count: number) => new Date(now.getTime() + count * hourMs);
export const endsAt = inHours(24 * 60);

export const reset = (prefix: string, keepOld = false, at = now, by = admin) =>
  resetPasscode(contextFor(by, at), { userId: mina.id, prefix, keepOld });
export const rowOf = (prefix: string) =>
  database().passcode.findUniqueOrThrow({ where: { prefix } });
export const detailsAt = async (at: Date) =>
  getPasscode((await loadedContextFor(admin)).actor, mina.id, at);
export const mailsOf = async (member = mina) =>
  (await owedMails(member.email)).filter(({ template }) => template === 'passcode-changed');
