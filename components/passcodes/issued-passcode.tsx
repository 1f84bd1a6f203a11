'use client';

import { useEffect, useId, useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { DateOnly, ExactTime } from '@/components/ui/time';
import type { IssuedPasscode } from '@/lib/core/passcode-terms';

interface IssuedPasscodeViewProps {
  issued: IssuedPasscode;
  projectId: string;
  /** Whether one was there before. */
  replaced: boolean;
}

/** A passcode that was just made, shown this once: it is part of no page that can be asked for again. */
export function IssuedPasscodeView({ issued, projectId, replaced }: IssuedPasscodeViewProps) {
  const { passcode, name, readOnly, endsAt, oldEndsAt } = issued;
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  // The form that had the focus is gone.
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <div className="flex flex-col gap-2">
        <label htmlFor={`${id}-field`} className="font-medium">
          Passcode of <bdi>{name}</bdi>
        </label>
        <div className="flex flex-wrap gap-2">
          <Input
            ref={field}
            id={`${id}-field`}
            readOnly
            aria-describedby={id}
            value={passcode}
            onFocus={(event) => event.currentTarget.select()}
            className="basis-full font-mono text-xs"
          />
          <CopyButton variant="primary" text={passcode} />
        </div>
        <p id={id}>
          {endsAt ? (
            <>
              Works until <DateOnly value={endsAt} />.
            </>
          ) : (
            'Works until you revoke it.'
          )}{' '}
          {readOnly && 'It reads, and changes nothing. '}
          {replaced &&
            (oldEndsAt ? (
              <>
                The old one works until <ExactTime value={oldEndsAt} />.
              </>
            ) : (
              'The old one has stopped working.'
            ))}
        </p>
      </div>
      <Notice tone="warn">
        Shown only now. Keep it where only those can read it who may act as <bdi>{name}</bdi>.
      </Notice>
      <div className="flex flex-col gap-1.5">
        <h3 className="font-medium">How to use it</h3>
        <p className="text-muted">Send these headers with every call to the API:</p>
        <pre className="rounded-md border bg-subtle px-3 py-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
          {`X-Rolecall-Project: ${projectId}\nX-Rolecall-Passcode: the passcode`}
        </pre>
        <p className="text-muted">
          Or one header, <code className="font-mono text-sm">Authorization: Bearer</code> and the
          passcode. The {/* Elsewhere: the passcode is gone with this page. */}
          <TextLink href="/docs" target="_blank" prefetch={false}>
            API documentation
          </TextLink>{' '}
          shows every call.
        </p>
      </div>
    </>
  );
}
