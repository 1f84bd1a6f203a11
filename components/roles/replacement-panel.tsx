'use client';

import Form from 'next/form';
import { usePathname } from 'next/navigation';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { Select, type SelectOption } from '@/components/ui/select';

interface DeletionPanelProps {
  title: string;
  closeHref: string;
}

export interface ReplacementPanelProps extends DeletionPanelProps {
  /** How many hold the role, in words. */
  users: string;
  /** The first of them; empty for those who may not read users. */
  names: readonly string[];
  /** How many more there are. */
  more: number;
  roles: readonly SelectOption[];
}

/** Before a role goes: which one its holders get. The choice becomes part of the address. */
export function ReplacementPanel({
  title,
  closeHref,
  users,
  names,
  more,
  roles,
}: ReplacementPanelProps) {
  return (
    <Panel title={title} closeHref={closeHref}>
      <Form action={usePathname()} replace scroll={false} className="flex min-h-0 flex-1 flex-col">
        <input type="hidden" name="panel" value="delete" />
        <PanelBody>
          <section aria-labelledby="holders-of-deleted">
            <h3 id="holders-of-deleted" className="font-semibold">
              {users} {users === '1 user' ? 'holds' : 'hold'} this role
            </h3>
            {names.length > 0 && (
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5">
                {names.map((name, index) => (
                  <li key={index}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
                {more > 0 && (
                  <li className="text-muted">and {more.toLocaleString('en-GB')} more</li>
                )}
              </ul>
            )}
          </section>
          <Field
            name="to"
            label="Role they get instead"
            hint={
              roles.some(({ disabled }) => disabled) &&
              'Roles that give more than you have, or any without write access to Users, cannot be chosen.'
            }
          >
            <Select placeholder="No role" options={roles} />
          </Field>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <Button type="submit" variant="primary">
            Continue
          </Button>
        </PanelFooter>
      </Form>
    </Panel>
  );
}

export interface RefusedDeletionProps extends DeletionPanelProps {
  reason: string;
}

/** Why the role cannot be deleted in this way. */
export function RefusedDeletion({ title, closeHref, reason }: RefusedDeletionProps) {
  return (
    <Panel title={title} closeHref={closeHref}>
      <PanelBody>
        <Notice tone="bad" title="This cannot be done">
          {reason}
        </Notice>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton>Close</PanelCancelButton>
      </PanelFooter>
    </Panel>
  );
}
