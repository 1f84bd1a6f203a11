import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { ActionState } from '@/lib/core/action-state';

/** What came of asking the browser: an answer for the server, or a sentence for the person. */
type Asked<Answer> = { answer: Answer } | { fault: ActionState & { status: 'error' } };

// Loaded with the first press, since most people never press.
const library = () => import('@simplewebauthn/browser');

/** Asks for a passkey that the person has. */
export async function askForPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<Asked<AuthenticationResponseJSON>> {
  return ask(
    async () => (await library()).startAuthentication({ optionsJSON: options }),
    'No passkey was used. Try again, or use another way to sign in.',
  );
}

/** Asks to make a passkey. */
export async function askForNewPasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<Asked<RegistrationResponseJSON>> {
  return ask(
    async () => (await library()).startRegistration({ optionsJSON: options }),
    'No passkey was made. Try again when you are ready.',
  );
}

async function ask<Answer>(
  ceremony: () => Promise<Answer>,
  otherwise: string,
): Promise<Asked<Answer>> {
  if (!('PublicKeyCredential' in window)) {
    return faultOf('This browser knows no passkeys. Try another one.');
  }
  try {
    return { answer: await ceremony() };
  } catch (error) {
    // The browser says the same for "cancelled", "too slow" and "there is none".
    return faultOf(sentences[codeOf(error)] ?? otherwise);
  }
}

const sentences: Record<string, string> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED:
    'This device or security key already holds a passkey of yours.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
    'This security key cannot check who uses it. Set a PIN for it, or choose another one.',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT:
    'This security key is too old to hold a passkey. Choose another one.',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function faultOf(message: string): { fault: ActionState & { status: 'error' } } {
  return { fault: { status: 'error', code: 'passkey', message } };
}
