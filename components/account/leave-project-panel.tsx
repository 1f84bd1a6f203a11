'use client';

import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

export interface LeaveProjectPanelProps {
  action: FormAction;
  slug: string;
  projectName: string;
  closeHref: string;
}

export function LeaveProjectPanel({
  action,
  slug,
  projectName,
  closeHref,
}: LeaveProjectPanelProps) {
  return (
    <Panel title={`Leave ${projectName}?`} closeHref={closeHref} placement="center">
      <Form
        action={action}
        hidden={{ slug }}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
            <li>
              You can no longer open <bdi className="font-medium">{projectName}</bdi>, and your
              roles there go.
            </li>
            <li>Invitations that you sent and nobody accepted become void.</li>
            <li>Your account and your other projects stay.</li>
            <li>To come back you need a new invitation.</li>
          </ul>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus />
          <SubmitButton variant="danger">Leave</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
