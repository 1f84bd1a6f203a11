import { cookies } from 'next/headers';
import { flashCookie } from './flash-cookie';

/** In a server action before `redirect`: the next page shows the message as a toast. */
export async function setFlash(message: string): Promise<void> {
  const jar = await cookies();
  // Readable by scripts, which show it and delete it; it must hold nothing secret.
  jar.set(flashCookie, message, { path: '/', maxAge: 20, sameSite: 'lax', httpOnly: false });
}
