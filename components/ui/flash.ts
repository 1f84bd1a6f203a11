import { cookies } from 'next/headers';
import type { Receipt } from '@/lib/core/receipt';
import { type Flash, flashCookie } from './flash-cookie';

/** In a server action before `redirect`: the next page shows the message as a toast. */
export async function setFlash(message: string): Promise<void> {
  await leave({ message });
}

/** The same for a receipt, which stays in sight until it is dismissed. */
export async function setReceipt({ title, lines }: Receipt): Promise<void> {
  await leave({ message: title, lines });
}

async function leave(flash: Flash): Promise<void> {
  const jar = await cookies();
  // Readable by scripts, which show it and delete it; it must hold nothing secret.
  jar.set(flashCookie, JSON.stringify(flash), {
    path: '/',
    maxAge: 20,
    sameSite: 'lax',
    httpOnly: false,
  });
}
