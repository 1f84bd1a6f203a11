import { cookies } from 'next/headers';
import { challengeCookie } from './cookies';

/** The challenge token that this browser holds, or null. */
export async function heldChallenge(): Promise<string | null> {
  return (await cookies()).get(challengeCookie().name)?.value ?? null;
}

/** Gives this browser a challenge; it goes when the browser is closed, if not before. */
export async function holdChallenge(token: string): Promise<void> {
  const { name, options } = challengeCookie();
  (await cookies()).set(name, token, options);
}

export async function dropChallenge(): Promise<void> {
  const { name, options } = challengeCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
