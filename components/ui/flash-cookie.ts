export const flashCookie = 'rolecall.flash';

/** Reads the message that the last action left, and deletes it. */
export function takeFlash(): string | undefined {
  const entry = document.cookie.split('; ').find((part) => part.startsWith(`${flashCookie}=`));
  if (!entry) return undefined;
  document.cookie = `${flashCookie}=; Path=/; Max-Age=0; SameSite=Lax`;
  try {
    return decodeURIComponent(entry.slice(flashCookie.length + 1)) || undefined;
  } catch {
    // Planted by somebody else: not a message of ours.
    return undefined;
  }
}
