/** A call of the API. */
export type ApiRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with its parameters. */
  path: string;
  /** What is sent as JSON. */
  body?: unknown;
};

/**
 * The call as a shell's command. The passcode is left to the shell's environment, so that it
 * stands in no clipboard and no history.
 * @param appUrl the address that people open, without a slash at its end
 */
export function curlOf(appUrl: string, { method, path, body }: ApiRequest): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(`${appUrl}/api/v1${path}`)}`,
    '-H "Authorization: Bearer $ROLECALL_PASSCODE"',
  ];
  if (body !== undefined) {
    parts.push(
      "-H 'Content-Type: application/json'",
      `-d ${quoted(JSON.stringify(body, null, 2))}`,
    );
  }
  return parts.join(' \\\n  ');
}

/** Nothing between single quotes means anything to a shell, except the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
