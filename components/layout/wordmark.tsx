import Link from 'next/link';

/** A list that is called from top to bottom. */
export function Mark({ className = 'size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={className}>
      <rect width="20" height="20" rx="5" className="fill-accent" />
      <path
        d="M5.5 6.25h.01M9 6.25h5.5M5.5 10h.01M9 10h5.5M5.5 13.75h.01M9 13.75h3"
        className="stroke-on-accent"
        strokeWidth="1.75"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}

export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex items-center gap-2 rounded-sm font-semibold"
    >
      <Mark />
      Rolecall
    </Link>
  );
}
