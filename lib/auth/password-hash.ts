import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id is the library's default; 19 MiB, two passes, one lane (OWASP). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NFKC first, so that one password typed on two keyboards is one password. */
function normalized(password: string): string {
  return password.normalize('NFKC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), cost);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalized(password));
}

// The hash of a random password nobody knows: an address without an account costs the same time.
let decoy: Promise<string> | undefined;

/** Spends what a verification costs and says no. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  decoy ??= hashPassword(crypto.randomUUID());
  await verifyPassword(await decoy, password);
  return false;
}

/** Whether a stored hash is weaker than today's and is replaced when its password is seen next. */
export function needsRehash(passwordHash: string): boolean {
  const { memoryCost, timeCost } = parseOptions(passwordHash);
  return memoryCost < cost.memoryCost || timeCost < cost.timeCost;
}
