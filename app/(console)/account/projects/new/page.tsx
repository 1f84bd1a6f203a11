import type { Metadata } from 'next';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Input } from '@/components/ui/input';
import { NotAllowed } from '@/components/users/not-allowed';
import { pageUser } from '@/lib/delivery/page-actor';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
import { projectNameMaxLength } from '@/lib/projects/schema';
import { createOwnProjectAction } from '../actions';

export const metadata: Metadata = { title: 'New project' };

export default async function NewProjectPage() {
  const user = await pageUser();
  if (!(await isOfferedNewProject(user, new Date()))) {
    return (
      <NotAllowed
        title="New project"
        reason="Only an Admin of some project may make another one. Ask one of yours."
      />
    );
  }
  return (
    <div className="max-w-160">
      <PageHeader
        back={{ href: '/account', label: 'My Account' }}
        title="New project"
        description="It has users, roles, modules and settings of its own. You are its first Admin."
      />
      <Form action={createOwnProjectAction}>
        <Field
          name="name"
          label="Name"
          required
          hint="Your product or company. The project’s address is made of it and stays."
        >
          <Input maxLength={projectNameMaxLength} autoComplete="organization" autoFocus />
        </Field>
        <div>
          <SubmitButton>Create project</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
