import { headers } from 'next/headers';

/**
 * Whether a browser asks for a whole page, and not its scripts for a part of one. A whole page is
 * sent complete, so that it needs no script to be seen; only inside the running application is a
 * skeleton shown first.
 */
export async function isDocumentRequest(): Promise<boolean> {
  return (await headers()).get('sec-fetch-dest') !== 'empty';
}
