import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { accountLinkMs } from '@/lib/auth/limits';
import { database } from '@/lib/platform/database';
import { auditTrail } from '../../support/audit-trail';
import { givenMember, givenRequest } from '../../support/given-project';
import { mailedToken } from '../../support/outbox';
import { later, now, project, ravi } from './asha-and-ravi';
import { ask, confirm, emailOf, givenNewAddress, newEmail, tokenTo } from './email-change';

beforeEach(givenNewAddress);

describe('the link', () => {
  test('works once, of twenty uses at the same time too', async () => {
    await ask();
    const link = await tokenTo();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => confirm(link)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await auditTrail(ravi.id)).filter((event) => event === 'user.email_changed')).toEqual([
      'user.email_changed',
    ]);
  });

  test('dies by a newer one and after 30 minutes', async () => {
    await ask();
    const older = await tokenTo();
    const other = `${randomUUID()}@example.org`;
    await ask(other, { at: later(1000) });
    await expect(confirm(older)).rejects.toMatchObject({ code: 'link_invalid' });
    const newer = await tokenTo(other);
    await expect(confirm(newer, later(accountLinkMs + 1000))).rejects.toMatchObject({
      code: 'link_invalid',
    });
    expect(await emailOf(ravi)).toBe(ravi.email);
    await expect(confirm(newer)).resolves.toEqual({ email: other });
  });

  test.each(['disabledAt', 'lockedAt'])('does not work for somebody with %s', async (field) => {
    await ask();
    await database().user.update({ where: { id: ravi.id }, data: { [field]: now } });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('is void once whoever asked for it may not any more', async () => {
    const second = await givenMember(project, 'ADMIN', { lastName: 'Second' });
    await ask(newEmail, { asker: second });
    const demoted = { memberId: second.memberId };
    await database().memberRole.deleteMany({ where: demoted });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await emailOf(ravi)).toBe(ravi.email);
  });

  test('is void once whoever asked for it is disabled', async () => {
    const second = await givenMember(project, 'ADMIN', { lastName: 'Second' });
    await ask(newEmail, { asker: second });
    await database().user.update({ where: { id: second.id }, data: { disabledAt: now } });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('ends those that were mailed to the former address', async () => {
    await requestPasswordReset(givenRequest(now), { email: ravi.email });
    const reset = await mailedToken(ravi.email, 'password-reset');
    await ask();
    await confirm(await tokenTo());
    const password = 'quite another set of words';
    await expect(
      resetPassword(givenRequest(now), { link: reset, password, confirmPassword: password }),
    ).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('of nobody is recorded as refused', async () => {
    await expect(confirm('invented')).rejects.toMatchObject({ code: 'link_invalid' });
  });
});
