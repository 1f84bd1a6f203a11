'use client';

import { useLayoutEffect, useState } from 'react';
import { formValues, type PostedValues } from '@/lib/core/form-values';

export type FormDraft = {
  /** What was typed before; undefined when there is none, or while it is not read yet. */
  values: PostedValues | undefined;
  /** False on the server and in the first rendering, which must equal the server's. */
  ready: boolean;
  keep: (form: HTMLFormElement) => void;
  drop: () => void;
};

/**
 * Keeps what is typed into a form for as long as its tab is open: over a reload, Back and signing
 * in again. The form is filled when it is made, so it takes `key={String(draft.ready)}`.
 * @param name of the form, with the project and the viewer: nobody finds another one's draft
 */
export function useFormDraft(name: string): FormDraft {
  const [read, setRead] = useState<{ values: PostedValues | undefined } | null>(null);
  useLayoutEffect(() => setRead({ values: stored(name) }), [name]);
  return {
    values: read?.values,
    ready: read !== null,
    keep: (form) => {
      const values = formValues(new FormData(form));
      withStorage((storage) => storage.setItem(name, JSON.stringify(values)));
    },
    drop: () => withStorage((storage) => storage.removeItem(name)),
  };
}

/** A browser may refuse its storage, or have none left: then nothing is kept. */
function withStorage<T>(act: (storage: Storage) => T): T | null {
  try {
    return act(window.sessionStorage);
  } catch {
    return null;
  }
}

function stored(name: string): PostedValues | undefined {
  return (
    withStorage((storage) => {
      const text = storage.getItem(name);
      return text === null ? undefined : (JSON.parse(text) as PostedValues);
    }) ?? undefined
  );
}
