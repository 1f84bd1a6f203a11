import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { DownloadButton } from '@/components/ui/download-button';
import { Notice } from '@/components/ui/notice';

type Props = {
  codes: string[];
  /** Where one goes on once they are saved; the sign-in, for somebody who is not signed in yet. */
  next?: { href: string; label: string };
};

/** Ten codes, shown this once. */
export function RecoveryCodes({ codes, next }: Props) {
  const text = `${codes.join('\n')}\n`;
  return (
    <section aria-labelledby="recovery-codes" className="flex flex-col gap-4">
      <div>
        <h2 id="recovery-codes" className="text-lg font-semibold">
          Save your recovery codes
        </h2>
        <p className="mt-1 text-muted">
          Each code lets you in once when your authenticator is not at hand. Keep them where only
          you can read them.
        </p>
      </div>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-[repeat(auto-fit,minmax(9.75rem,1fr))] gap-x-4 gap-y-1.5 rounded-md border bg-subtle p-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex gap-2">
        <CopyButton text={text} />
        <DownloadButton text={text} fileName="rolecall-recovery-codes.txt" />
      </div>
      <Notice tone="warn">
        These codes are shown only now.{' '}
        {next ? 'The earlier ones no longer work.' : 'Two-factor authentication is on.'}
      </Notice>
      <ButtonLink href={next?.href ?? '/sign-in'} variant="primary">
        {next?.label ?? 'Continue to sign in'}
      </ButtonLink>
    </section>
  );
}
