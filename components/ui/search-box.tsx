'use client';

import { Search } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useTransition } from 'react';
import { Input } from './input';
import { Kbd } from './kbd';
import { Spinner } from './spinner';

export interface SearchBoxProps {
  /** The accessible name and the placeholder: "Search name, e-mail or ID". */
  label: string;
  name?: string;
  /** What the address searches for now. */
  value: string;
  /** The other parameters of the address that a search keeps; never the page's cursor. */
  keep?: Record<string, string | readonly string[]>;
}

const typingPause = 250;

function addressOf(path: string, form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) query.append(name, value.trim());
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A search that lives in the address; "/" focuses it. A plain form until scripts run. */
export function SearchBox({ label, name = 'q', value, keep = {} }: SearchBoxProps) {
  const router = useRouter();
  const path = usePathname();
  const [searching, startSearch] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // "Clear all" and Back change the address behind the box; typing goes ahead of it.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(form: HTMLFormElement, pause: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      startSearch(() => router.replace(addressOf(path, form), { scroll: false }));
    }, pause);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    search(event.currentTarget, 0);
  }

  return (
    <form
      role="search"
      action={path}
      onSubmit={submit}
      onChange={(event) => search(event.currentTarget, typingPause)}
      className="group relative w-full md:w-auto md:max-w-80 md:min-w-56 md:flex-1"
    >
      {Object.entries(keep).flatMap(([key, kept]) =>
        [kept]
          .flat()
          .map((part) => <input key={key + part} type="hidden" name={key} value={part} />),
      )}
      <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted">
        {searching ? <Spinner /> : <Search aria-hidden className="size-4" />}
      </span>
      <Input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        autoComplete="off"
        className="pr-8 pl-8 text-ellipsis"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 group-has-[input:focus]:hidden group-has-[input:not(:placeholder-shown)]:hidden pointer-coarse:hidden"
      >
        <Kbd>/</Kbd>
      </span>
    </form>
  );
}
