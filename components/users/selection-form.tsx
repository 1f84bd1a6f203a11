import { buttonClass } from '@/components/ui/button';
import { type ListAddress, listParameters } from './list-address';

/** The form to which the checkboxes of the rows belong. */
export const selectionFormId = 'select-users';

/** Without scripting: ticked rows lead to "Edit Roles" through the address. */
export function SelectionForm({ base, address }: { base: string; address: ListAddress }) {
  const { cursor } = address;
  const kept = { ...listParameters(address), ...(cursor ? { cursor } : {}) };
  return (
    <form id={selectionFormId} action={base} className="contents">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <noscript>
        <button name="panel" value="edit-roles" className={buttonClass()}>
          Edit Roles
        </button>
      </noscript>
    </form>
  );
}
