import { z } from 'zod';
import { rowId, singleLine } from '../core/inputs';

export const passkeyNameMaxLength = 60;

/** What the person calls the passkey. */
const passkeyName = singleLine(passkeyNameMaxLength).pipe(
  z.string().min(1, 'Give the passkey a name.'),
);

// A browser's answer comes as text in a form. Nothing in it is believed before it is verified, so
// only its shape and its size are looked at here.
const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/);
/** The longest that the standard allows, in base64url. */
const credentialId = base64url(1364);
/** Outputs of extensions, which nothing here asks for. */
const noOutputs = z.unknown().transform(() => ({}));

const proofShape = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: noOutputs,
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(4096),
    signature: base64url(4096),
  }),
});

const registrationShape = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: noOutputs,
  response: z.object({
    clientDataJSON: base64url(4096),
    attestationObject: base64url(40_000),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

function jsonOf<Shape extends z.ZodType>(shape: Shape, maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'The browser’s answer cannot be read.' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}

/** What an authenticator answered to a challenge. */
const passkeyProof = jsonOf(proofShape, 20_000);

export const passkeySignInInput = z.strictObject({
  response: passkeyProof,
  next: z.string().max(2000).optional(),
});

export const nameNewPasskeyInput = z.strictObject({ name: passkeyName });

export const addPasskeyInput = z.strictObject({
  name: passkeyName,
  response: jsonOf(registrationShape, 60_000),
});
export type AddPasskeyInput = z.output<typeof addPasskeyInput>;

export const passkeyInput = z.strictObject({ passkeyId: rowId() });
export type PasskeyInput = z.output<typeof passkeyInput>;

export const renamePasskeyInput = z.strictObject({ passkeyId: rowId(), name: passkeyName });
export type RenamePasskeyInput = z.output<typeof renamePasskeyInput>;
