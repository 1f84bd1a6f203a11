'use client';

import { Download } from 'lucide-react';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import {
  Panel,
  PanelBody,
  PanelCancelButton,
  PanelFooter,
  useClosePanel,
} from '@/components/ui/panel';
import { usersCounted } from './counts';

export interface DownloadPanelProps {
  project: string;
  /** How many the file will hold, as the list counts them. */
  count: number;
  filtered: boolean;
  fileHref: string;
  closeHref: string;
  /** Makes sure that it is still the same person. */
  action: FormAction<null>;
}

/** Before everybody's data leaves in a file, it is asked once more who is there. */
export function DownloadPanel({ closeHref, ...form }: DownloadPanelProps) {
  return (
    <Panel title="Download users" placement="center" closeHref={closeHref}>
      <DownloadForm {...form} />
    </Panel>
  );
}

function DownloadForm({
  project,
  count,
  filtered,
  fileHref,
  action,
}: Omit<DownloadPanelProps, 'closeHref'>) {
  const close = useClosePanel();
  return (
    <Form
      action={action}
      hidden={{ project }}
      className="gap-0"
      errorClassName="mx-5 mt-4"
      onSuccess={() => {
        saveFile(fileHref);
        close();
      }}
    >
      <PanelBody>
        <p>
          A CSV file with{' '}
          {filtered ? `the ${usersCounted(count)} that match` : `all ${usersCounted(count)}`}: name,
          e-mail, role, status, last login and more. The download is recorded.
        </p>
        <noscript>
          It needs a fresh proof of who you are:{' '}
          <a
            className="text-link underline"
            href={`/account/confirm?next=${encodeURIComponent(fileHref)}`}
          >
            confirm that it is you
          </a>
          .
        </noscript>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton />
        <SubmitButton>
          <Download aria-hidden />
          Download as CSV
        </SubmitButton>
      </PanelFooter>
    </Form>
  );
}

/** Not by going there: closing the panel goes elsewhere, and the one would end the other. */
function saveFile(href: string) {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}
