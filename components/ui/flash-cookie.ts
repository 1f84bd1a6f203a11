export const flashCookie = 'rolecall.flash';

let submitted = false;

/** Told by a form of this tab: what its action leaves is for this tab. */
export function expectFlash(): void {
  submitted = true;
}

/** The message that an action of this tab left; what another tab's left is for that one. */
export function takeOwnFlash(): string | undefined {
  if (!submitted) return undefined;
  const message = takeFlash();
  if (message) submitted = false;
  return message;
}

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
