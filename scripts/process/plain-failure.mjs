/**
 * A failure that the operator can mend: its message is one plain sentence that says what to do,
 * and is all that is printed.
 */
export class PlainFailure extends Error {}

/**
 * The sentence to print for anything that was thrown.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceOf(error) {
  if (error instanceof PlainFailure) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `An unexpected fault: ${detail.split('\n')[0]}`;
}

/**
 * What the system calls a failed call, such as EADDRINUSE.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function systemCode(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
