import { ButtonLink } from '@/components/ui/button-link';
import { DateOnly, RelativeTime } from '@/components/ui/time';

interface PasskeyListProps {
  passkeys: readonly { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
  /** The address of the page, to which a panel is added. */
  base: string;
}

export function PasskeyList({ passkeys, base }: PasskeyListProps) {
  return (
    <ul aria-label="Passkeys" className="divide-y border-y">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li
          key={id}
          className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-medium wrap-anywhere">
              <bdi>{name}</bdi>
            </p>
            <p className="text-sm text-muted">
              Added <DateOnly value={createdAt} /> ·{' '}
              {lastUsedAt ? (
                <>
                  last used <RelativeTime value={lastUsedAt} />
                </>
              ) : (
                'never used'
              )}
            </p>
          </div>
          <div className="flex shrink-0 gap-2">
            {(['Rename', 'Remove'] as const).map((verb) => (
              <ButtonLink
                key={verb}
                href={`${base}?panel=${verb.toLowerCase()}-passkey&passkey=${id}`}
                size="small"
                scroll={false}
                aria-label={`${verb} ${name}`}
              >
                {verb}
              </ButtonLink>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
