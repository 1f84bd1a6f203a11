'use client';

import { Terminal } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Button } from '@/components/ui/button';
import { writeClipboard } from '@/components/ui/clipboard';
import { showToast } from '@/components/ui/toast';
import { curlOf } from '@/lib/core/curl';
import { formValues } from '@/lib/core/form-values';
import { type RequestForm, requestsOf } from './form-requests';

/** Copies the calls of the API that do what the form around it would do, with what is in it now. */
export function CopyRequest({ form }: { form: RequestForm }) {
  async function copy({ currentTarget: button }: MouseEvent<HTMLButtonElement>) {
    if (!button.form) return;
    const requests = requestsOf(form, formValues(new FormData(button.form)));
    const commands = requests.map((request) => curlOf(window.location.origin, request));
    const copied = await writeClipboard(`${commands.join('\n\n')}\n`);
    // Where the clipboard had to be written by way of a field, that took the focus.
    button.focus();
    if (copied) showToast('Copied');
    else showToast('Could not copy', 'bad');
  }

  return (
    <Button
      variant="ghost"
      className="mr-auto -ml-3 text-muted max-sm:basis-full max-sm:justify-start noscript:hidden"
      onClick={(event) => void copy(event)}
    >
      <Terminal aria-hidden />
      Copy as request
    </Button>
  );
}
