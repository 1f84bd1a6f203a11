import type { AuditEntry } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { OutgoingEmail } from '../outbox/enqueue-email';
import type { PasscodeFacts } from './find-passcodes';
import type { PasscodeAct } from '../core/passcode-terms';

type Told = Pick<PasscodeFacts, 'prefix' | 'tenure' | 'endsAt' | 'readOnly'>;
type Person = { userId: string; name: string; email: string };

/** What an audit row holds of a passcode: enough to know it by, nothing to use it with. */
export function recordedPasscode({ prefix, tenure, endsAt, readOnly }: Told) {
  return { prefix, tenure, endsAt: endsAt?.toISOString() ?? null, readOnly };
}

export function passcodeTarget({ userId, name, email }: Person): NonNullable<AuditEntry['target']> {
  return { type: 'user', id: userId, name, email };
}

/** What the owner is told of each act, also of their own. */
export function passcodeMail(
  ctx: Pick<Context, 'now'> & { by: { userId: string; name: string }; projectName: string },
  act: PasscodeAct,
  person: Person,
  { prefix, endsAt, readOnly }: Pick<Told, 'prefix' | 'endsAt' | 'readOnly'>,
  oldEndsAt: Date | null = null,
): OutgoingEmail {
  return {
    template: 'passcode-changed',
    to: person.email,
    props: {
      name: person.name,
      projectName: ctx.projectName,
      byName: ctx.by.userId === person.userId ? null : ctx.by.name,
      change: act,
      prefix,
      readOnly,
      endsAt: endsAt?.toISOString() ?? null,
      oldEndsAt: oldEndsAt?.toISOString() ?? null,
      at: ctx.now.toISOString(),
    },
  };
}
