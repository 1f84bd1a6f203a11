import { AppError } from '../../core/errors';

/** As for actions (security.md, Input and files). */
const bytesMax = 1024 * 1024;
/** Deeper than any request that means something. */
const depthMax = 32;

/**
 * The JSON of a request; undefined without a body.
 * @throws `payload_too_large`, `unsupported_media_type`, `invalid_content`
 */
export async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge();
  const bytes = await read(request);
  if (bytes.length === 0) return undefined;
  if (!isJson(request.headers.get('content-type'))) {
    throw new AppError(
      'unsupported_media_type',
      'Send the body as Content-Type: application/json.',
    );
  }
  const text = decode(bytes);
  if (depthOf(text) > depthMax) {
    throw new AppError('invalid_content', `The body is nested deeper than ${depthMax} levels.`);
  }
  const json = parse(text);
  assertStorable(json);
  return json;
}

async function read({ body }: Request): Promise<Buffer> {
  if (!body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A length that was announced is no promise, so the bytes are counted too.
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', 'The body is larger than 1 MB. Send less at once.');
}

function isJson(contentType: string | null): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  return (
    type.trim() === 'application/json' &&
    parameters.every((parameter) => /^\s*charset\s*=\s*"?utf-8"?\s*$/.test(parameter))
  );
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid_content', 'The body is not UTF-8.');
  }
}

/** How deep arrays and objects are nested, found without building them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === backslash) at++;
      else if (character === quote) inString = false;
    } else if (character === quote) inString = true;
    else if (character === openBracket || character === openBrace) {
      deepest = Math.max(deepest, ++depth);
    } else if (character === closeBracket || character === closeBrace) depth--;
  }
  return deepest;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = Array.from(
  '"\\[]{}',
  (character) => character.charCodeAt(0),
);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid_content', 'The body is not valid JSON.');
  }
}

/** PostgreSQL's texts hold no NUL and no half of a character, which no field needs either. */
function assertStorable(json: unknown): void {
  if (typeof json === 'string') {
    if (/[\0\p{Cs}]/u.test(json)) {
      throw new AppError('invalid_content', 'A text in the body holds characters that are none.');
    }
  } else if (Array.isArray(json)) json.forEach(assertStorable);
  else if (json !== null && typeof json === 'object') {
    for (const [name, value] of Object.entries(json)) {
      // What is built from it would have another prototype, and not such a field.
      if (name === '__proto__') throw new AppError('invalid_content', 'No field has this name.');
      assertStorable(name);
      assertStorable(value);
    }
  }
}
