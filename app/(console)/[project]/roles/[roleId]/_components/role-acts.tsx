import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

interface RoleActsProps {
  /** Why the role cannot be changed. */
  refusal: string | null;
  editHref: string;
  cloneHref: string;
  deleteHref: string;
}

const reasonId = 'role-refusal';

/** What can be done with a role; what a rule forbids is there with the reason. */
export function RoleActs({ refusal, editHref, cloneHref, deleteHref }: RoleActsProps) {
  const clone = <ButtonLink href={cloneHref}>Clone</ButtonLink>;
  if (refusal === null) {
    return (
      <>
        <ButtonLink href={deleteHref} scroll={false}>
          Delete
        </ButtonLink>
        {clone}
        <ButtonLink href={editHref}>Edit</ButtonLink>
      </>
    );
  }
  // Focusable, so that the reason is read out.
  const refused = { 'aria-disabled': true, 'aria-describedby': reasonId, title: refusal };
  return (
    <div className="flex max-w-80 flex-col items-end gap-1 max-md:items-start">
      <div className="flex gap-2">
        <Button {...refused}>Delete</Button>
        {clone}
        <Button {...refused}>Edit</Button>
      </div>
      <p id={reasonId} className="text-xs text-muted">
        {refusal}
      </p>
    </div>
  );
}
