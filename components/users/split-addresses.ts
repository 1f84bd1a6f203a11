/**
 * The addresses in a pasted or typed list, divided by comma, semicolon, white space or newline.
 * Address books copy "Asha Rao <asha@example.com>"; there only what is in the brackets counts.
 */
export function splitAddresses(text: string): string[] {
  const bracketed = /<\s*([^<>\s]+@[^<>\s]+)\s*>/;
  const parts = bracketed.test(text)
    ? text
        .split(/[;\n\r]+|,(?=[^"]*(?:"[^"]*"[^"]*)*$)/)
        .map((part) => bracketed.exec(part)?.[1] ?? part)
    : [text];
  return parts.flatMap((part) => part.split(/[\s,;]+/)).filter((part) => part !== '');
}
