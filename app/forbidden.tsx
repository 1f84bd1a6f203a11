import type { Metadata } from 'next';
import { PublicFrame } from '@/components/layout/public-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { requestContext } from '@/lib/auth/request-context';

export const metadata: Metadata = { title: 'Not from this address' };

/**
 * In place of a project that its Admins opened to certain networks only. Next sends it along with
 * every page, to have it at hand, so it is the only one of its kind, and small.
 */
export default async function ForbiddenPage() {
  const { address } = await requestContext();
  return (
    <PublicFrame
      title="Not from this address"
      description={`This project can be opened only from allowed addresses; yours is ${address ?? 'unknown'}. Use your company’s network or its VPN, or ask an Admin of the project.`}
    >
      <ButtonLink href="/account">My Account</ButtonLink>
    </PublicFrame>
  );
}
