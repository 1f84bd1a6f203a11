import { buttonClass } from '@/components/ui/button';
import type { SelectionAct } from './selection-bar';

/** The form to which the checkboxes of the rows belong. */
export const selectionFormId = 'select-users';

export interface SelectionFormProps {
  base: string;
  /** The parameters of the list's address. */
  kept: Record<string, string>;
  acts: readonly SelectionAct[];
}

/** Without scripting: ticked rows lead to the panel of an act through the address. */
export function SelectionForm({ base, kept, acts }: SelectionFormProps) {
  return (
    <form id={selectionFormId} action={base} className="contents">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <noscript>
        <div className="flex flex-wrap gap-2">
          {acts.map(({ panel, label }) => (
            <button key={panel} name="panel" value={panel} className={buttonClass()}>
              {label}
            </button>
          ))}
        </div>
      </noscript>
    </form>
  );
}
