export const flashCookie = 'rolecall.flash';

/** What an action leaves for the next page: a message, and with a receipt what it ended. */
export type Flash = { message: string; lines?: string[] };

let submitted = false;

/** Told by a form of this tab: what its action leaves is for this tab. */
export function expectFlash(): void {
  submitted = true;
}

/** The message that an action of this tab left; what another tab's left is for that one. */
export function takeOwnFlash(): Flash | undefined {
  if (!submitted) return undefined;
  const flash = takeFlash();
  if (flash) submitted = false;
  return flash;
}

/** Reads the message that the last action left, and deletes it. */
export function takeFlash(): Flash | undefined {
  const entry = document.cookie.split('; ').find((part) => part.startsWith(`${flashCookie}=`));
  if (!entry) return undefined;
  document.cookie = `${flashCookie}=; Path=/; Max-Age=0; SameSite=Lax`;
  try {
    return flashOf(JSON.parse(decodeURIComponent(entry.slice(flashCookie.length + 1))));
  } catch {
    // Planted by somebody else: not a message of ours.
    return undefined;
  }
}

function flashOf(parsed: unknown): Flash | undefined {
  if (typeof parsed !== 'object' || parsed === null || !('message' in parsed)) return undefined;
  const { message } = parsed;
  if (typeof message !== 'string' || message === '') return undefined;
  const lines = 'lines' in parsed && Array.isArray(parsed.lines) ? parsed.lines : undefined;
  return { message, lines: lines?.filter((line) => typeof line === 'string') };
}
