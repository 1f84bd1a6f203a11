// Control and layout characters, and halves of characters: line breaks could add headers or fake paragraphs, and direction
// overrides can make one name look like another. Joiners (U+200C, U+200D) stay: scripts need them.
const disguises =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]+/gu;

const mailbox = /^[<("']?[^\s@/:<>]+@[\p{L}\p{N}][^\s@/:<>]*[>)"']?[.,;]?$/u;

// Mail programs turn whatever looks like an address of the web into a link, so a person named
// "evil.example" could send everybody they invite there. An invisible character where the program
// looks for the address stops it and leaves the text to read as it was typed.
const wordJoiner = '\u2060';

function unlink(word: string): string {
  if (mailbox.test(word)) return word;
  return word
    .replace(/:\/\//g, `:${wordJoiner}/${wordJoiner}/`)
    .replace(/[.\u3002\uff0e\uff61](?=[\p{L}\p{M}\p{N}-]*\p{L}{2})/gu, `$&${wordJoiner}`);
}

/** A text that somebody typed, on one line, without what could disguise it or become a link. */
export function inertText(text: string): string {
  return text.replace(disguises, ' ').replace(/\s+/g, ' ').trim().replace(/\S+/g, unlink);
}

const isLink = (name: string) => /link$/i.test(name);

/**
 * A template's props with every text made inert, so that no template can forget to. Links are
 * the product's own; one that is not of the web is a fault.
 * @throws when a link is not http or https
 */
export function inertProps<Props extends object>(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => [
      name,
      isLink(name) ? webLink(value) : inertValue(value),
    ]),
  ) as Props;
}

function inertValue(value: unknown): unknown {
  if (typeof value === 'string') return inertText(value);
  return Array.isArray(value) ? value.map(inertValue) : value;
}

function webLink(value: unknown): string {
  const url = new URL(String(value));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`A link in a mail must be of the web, not ${url.protocol}`);
  }
  return url.href;
}

/** For subjects: a long name must not push out what the mail is about. */
export function shortened(text: string, max = 60): string {
  const characters = [...text];
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trim()}…`;
}
