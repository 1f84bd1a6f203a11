'use client';

import { useId } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';
import { ExactTime } from '@/components/ui/time';

export type CopiedLink = { link: string; expiresAt: Date };

/** A link that was just made, shown this once. */
export function CopiedLinkView({ made }: { made: CopiedLink }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <Input
          readOnly
          aria-label="Invitation link"
          aria-describedby={id}
          value={made.link}
          onFocus={(event) => event.currentTarget.select()}
          className="flex-1 font-mono text-sm"
        />
        <CopyButton variant="primary" text={made.link} data-autofocus />
      </div>
      <p id={id} className="text-sm text-muted">
        Shown only now. It works until <ExactTime value={made.expiresAt} />, beside the mailed one.
        Whoever opens it can become this user: send it to nobody else.
      </p>
    </div>
  );
}
