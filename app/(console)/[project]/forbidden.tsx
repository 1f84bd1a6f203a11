import { RefusedSection } from '@/components/layout/refused-section';
import { requestContext } from '@/lib/auth/request-context';

/** Inside a frame that was rendered while the project could be opened from here. */
export default async function ForbiddenSection() {
  const { address } = await requestContext();
  return (
    <RefusedSection
      reason={`This project can be opened only from allowed addresses; yours is ${address ?? 'unknown'}.`}
    />
  );
}
