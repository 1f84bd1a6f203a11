import { beforeEach, describe, expect, test } from 'vitest';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { database } from '@/lib/platform/database';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { givenInvitation } from '../../support/given-invitation';
import { givenRequest, goodPassword } from '../../support/given-project';
import { mailedToken, owedMails } from '../../support/outbox';
import { admin, by, givenAshaAndRavi, now, ravi } from './asha-and-ravi';

beforeEach(givenAshaAndRavi);

describe('sending a password reset', () => {
  test('mails a link that works and that only the person sees; the password stays until then', async () => {
    expect(await sendPasswordReset(await by(admin), { userId: ravi.id })).toEqual({
      email: ravi.email,
    });
    const [mail] = await owedMails(ravi.email);
    expect(mail).toMatchObject({
      template: 'password-reset',
      props: { adminName: 'Asha Rao', projectName: 'Acme' },
    });
    await startSignIn(givenRequest(now), { email: ravi.email, password: goodPassword });
    const link = await mailedToken(ravi.email, 'password-reset');
    const password = 'quite another set of words';
    await resetPassword(givenRequest(now), { link, password, confirmPassword: password });
    await expect(
      startSignIn(givenRequest(now), { email: ravi.email, password }),
    ).resolves.toBeTypeOf('string');
  });

  test.each([
    ['disabledAt', 'The account is disabled, so no link would work. Enable it first.'],
    ['lockedAt', 'The account is locked, so no link would work. Unlock it first.'],
  ])('is refused with the reason for %s', async (field, message) => {
    await database().user.update({ where: { id: ravi.id }, data: { [field]: now } });
    await expect(sendPasswordReset(await by(admin), { userId: ravi.id })).rejects.toMatchObject({
      code: 'conflict',
      message,
    });
  });

  test('is not for somebody who has no password yet', async () => {
    const { userId } = await givenInvitation(admin, now);
    await expect(sendPasswordReset(await by(admin), { userId })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is possible five times an hour', async () => {
    for (let i = 0; i < 5; i++) await sendPasswordReset(await by(admin), { userId: ravi.id });
    await expect(sendPasswordReset(await by(admin), { userId: ravi.id })).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });
});
