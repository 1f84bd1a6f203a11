const emailMaxLength = 254;
const localPartMaxLength = 64;

// The form that HTML's own e-mail field accepts, with a domain of two labels or more and no dot
// at either end of the local part.
const addressForm =
  /^(?!\.)(?!.*\.@)(?!.*\.\.)[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

type ParsedEmail = { ok: true; email: string } | { ok: false; reason: string };

/**
 * One string for one mailbox: NFKC, lower case, the domain in punycode. An address whose NFKC
 * form gains an `@` is refused, since the mail would go elsewhere than it seems.
 */
export function parseEmailAddress(input: string): ParsedEmail {
  const typed = input.trim();
  if (typed === '') return { ok: false, reason: 'Enter an e-mail address.' };
  const folded = typed.normalize('NFKC').toLowerCase();
  if (count(folded, '@') !== count(typed, '@')) return malformed;
  const at = folded.lastIndexOf('@');
  const domain = toAsciiDomain(folded.slice(at + 1));
  if (at < 1 || domain === null) return malformed;
  const email = `${folded.slice(0, at)}@${domain}`;
  if (email.length > emailMaxLength || at > localPartMaxLength) {
    return {
      ok: false,
      reason: `This address is too long: at most ${localPartMaxLength} characters before the @ and ${emailMaxLength} in all.`,
    };
  }
  return addressForm.test(email) ? { ok: true, email } : malformed;
}

const malformed: ParsedEmail = {
  ok: false,
  reason: 'This is not an e-mail address. It should look like name@example.com.',
};

function toAsciiDomain(domain: string): string | null {
  if (domain === '' || /[\s/\\?#:@[\]%]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
