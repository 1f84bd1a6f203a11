/**
 * Why a mail did not go out, and what follows from it.
 *
 * - `server`: the mail server as a whole is away or misconfigured; it would be so for every mail.
 * - `later`: this mail may pass another time.
 * - `refused`: the server said that this mail will never pass.
 */
export type DeliveryFault = { kind: 'server' | 'later' | 'refused'; reason: string };

/** A fault that the product itself found. */
export class DeliveryError extends Error {
  readonly fault: DeliveryFault;

  constructor(kind: DeliveryFault['kind'], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'DeliveryError';
    this.fault = { kind, reason };
  }
}

/** A closed list, so that the mails that wait only for the server can be found by it. */
const serverReasons = {
  unreachable: 'The mail server cannot be reached.',
  silent: 'The mail server did not answer in time.',
  insecure: 'No secure connection to the mail server could be made.',
  signIn: 'The mail server refused the user name or password in SMTP_URL.',
  sender: 'The mail server refused the sender address in MAIL_FROM.',
  busy: 'The mail server accepts no mail at the moment.',
};

export const allServerReasons: readonly string[] = Object.values(serverReasons);

function serverFault(reason: keyof typeof serverReasons): DeliveryFault {
  return { kind: 'server', reason: serverReasons[reason] };
}

const reasonMaxLength = 300;

type SmtpError = {
  code: string;
  /** What the system called the fault, where the library gave it a name of its own. */
  originalCode: string;
  command: string;
  response: string;
  responseCode: number;
};

function smtpErrorOf(error: unknown): SmtpError {
  const from =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    code: text(from.code),
    originalCode: text(from.originalCode),
    command: text(from.command),
    response: text(from.response),
    responseCode: typeof from.responseCode === 'number' ? from.responseCode : 0,
  };
}

/** Sign-in or encryption is wanted or failed (RFC 4954, RFC 3207), whatever the command was. */
const signInCodes = [432, 530, 534, 535, 538];

/** What a failure to send means for the mail. */
export function deliveryFaultOf(error: unknown): DeliveryFault {
  if (error instanceof DeliveryError) return error.fault;
  const { code, originalCode, command, response, responseCode } = smtpErrorOf(error);
  const permanent = responseCode >= 500;
  if (code === 'EABORT' || code === 'ETIMEDOUT') return serverFault('silent');
  if (code === 'ETLS' || /CERT|TLS|SSL/.test(originalCode)) return serverFault('insecure');
  if (['EAUTH', 'ENOAUTH', 'EOAUTH2'].includes(code) || signInCodes.includes(responseCode)) {
    return serverFault(responseCode === 421 || responseCode === 454 ? 'busy' : 'signIn');
  }
  if (responseCode === 421) return serverFault('busy');
  if (command === 'MAIL FROM' && responseCode) return serverFault(permanent ? 'sender' : 'busy');
  if (code === 'EENVELOPE' && !responseCode) {
    return { kind: 'refused', reason: 'No mail can be sent to this address.' };
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    const said = response || messageOf(error);
    return permanent || !responseCode
      ? { kind: 'refused', reason: reasonText('The mail was refused', said) }
      : { kind: 'later', reason: reasonText('The mail was put off', said) };
  }
  if (responseCode) return serverFault('busy');
  if (['ECONNECTION', 'ESOCKET', 'EDNS', 'EPROTOCOL', 'EPROXY'].includes(code)) {
    return serverFault('unreachable');
  }
  return { kind: 'later', reason: reasonText('The mail could not be sent', messageOf(error)) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a stranger's server said, on one line and no longer than a person reads. */
function reasonText(what: string, said: string): string {
  const line = said
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const reason = line ? `${what}: ${line}` : `${what}.`;
  return reason.length <= reasonMaxLength ? reason : `${reason.slice(0, reasonMaxLength - 1)}…`;
}
