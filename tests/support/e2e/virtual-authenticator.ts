import type { CDPSession, Page } from '@playwright/test';

export type VirtualAuthenticator = {
  /** Whether the person shows a finger or a PIN when asked. */
  setUserVerified: (verified: boolean) => Promise<void>;
  /** How many passkeys it holds. */
  count: () => Promise<number>;
};

/** A built-in authenticator in a page's browser, which holds passkeys and says yes by itself. */
export async function givenAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setUserVerified: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    count: async () => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
  };
}
