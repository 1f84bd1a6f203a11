'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useForm } from './form-context';

/** Goes with a form: what it was filled from, so that the server can tell what changed since. */
export function Basis({ value }: { value: string }) {
  const { state } = useForm();
  const staleness = state.status === 'error' ? state.staleness : undefined;
  return <input type="hidden" name="basis" value={staleness?.basis ?? value} />;
}

export interface StaleNoticeProps {
  /** What the form's button is called: "Update". */
  saveLabel: string;
}

/** After a save was refused because somebody else saved first: what they changed, and the choice. */
export function StaleNotice({ saveLabel }: StaleNoticeProps) {
  const { state } = useForm();
  if (state.status !== 'error' || !state.staleness) return null;
  return (
    <Notice
      tone="warn"
      title="Changed since you opened this form"
      action={<Button onClick={() => window.location.reload()}>Discard mine and reload</Button>}
    >
      <ul className="list-disc pl-4 marker:text-muted">
        {state.staleness.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p className="mt-1">
        What you entered is kept below. Press “{saveLabel}” again to save it in place of these
        changes.
      </p>
    </Notice>
  );
}
