import type { Metadata } from 'next';
import { PublicFrame } from '@/components/layout/public-frame';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <PublicFrame
      title="Page not found"
      description="There is no such page, or you may not see it. Check the address, or ask an Admin of your project for access."
    >
      <ButtonLink href="/" className="self-start">
        Go to the start page
      </ButtonLink>
    </PublicFrame>
  );
}
