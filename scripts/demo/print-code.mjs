/** `npm run demo:code -- KEY`: what an authenticator app with that key shows now. */
import { generateSync } from 'otplib';

const periodSeconds = 30;
const secret = (process.argv[2] ?? '').replace(/\s/g, '').toUpperCase();

if (!/^[A-Z2-7]{16,}$/.test(secret)) {
  process.stderr.write('Give the authenticator key: npm run demo:code -- KEY\n');
  process.exit(1);
}
const seconds = Math.floor(Date.now() / 1000);
const left = periodSeconds - (seconds % periodSeconds);
process.stdout.write(`${generateSync({ secret, epoch: seconds })} (for ${left} more seconds)\n`);
