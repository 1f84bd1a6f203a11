import { generateSync } from 'otplib';
import { systemRoles } from '../../lib/access/system-roles';
import { totpUri } from '../../lib/auth/totp';
import { getEnv } from '../../lib/platform/env';
import { adminStory, signInStories } from './stories';

/** The same for everybody; the second factor is what keeps strangers out. */
export const demoPassword = 'northwind demo 2026';

/** How to sign in to the demo project, for the terminal. */
export function signInNotice(totpSecret: string, now: Date): string {
  const width = Math.max(...signInStories.map(({ email }) => email.length));
  const people = signInStories.map(
    (story) => `  ${story.email.padEnd(width)}  ${systemRoles[story.role].name}`,
  );
  const code = generateSync({ secret: totpSecret, epoch: Math.floor(now.getTime() / 1000) });
  return [
    `Demo sign-in at ${getEnv().APP_URL}/sign-in, as one of:`,
    ...people,
    `  Password: ${demoPassword}`,
    `  Authenticator key, the same for all three: ${totpSecret}`,
    `  For an authenticator app: ${totpUri(totpSecret, adminStory.email)}`,
    `  Code at this moment: ${code}; later ones from the app, or: npm run demo:code -- ${totpSecret}`,
    '',
  ].join('\n');
}
