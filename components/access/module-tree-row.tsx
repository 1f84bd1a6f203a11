'use client';

import { fieldId, useForm } from '@/components/form/form-context';
import { SegmentedControl, type SegmentOption } from '@/components/ui/segmented-control';
import { levelNames } from '@/lib/access/levels';
import { accessLevels, includesLevel, type AccessLevel } from '@/lib/core/access-level';
import { isChoice, type Choice, type TreeModule } from './level-choice';

export interface ModuleTreeRowProps {
  module: TreeModule;
  hidden: boolean;
  chosen: Choice;
  /** Whether a sub-module has another level. */
  mixed: boolean;
  /** The highest level that can be chosen: the viewer's own, or what was there from the start. */
  highest: AccessLevel;
  own: AccessLevel;
  /** Of overrides: what the roles give. */
  fromRoles: AccessLevel | undefined;
  /** Of overrides: whether the module above is overridden. */
  bound: boolean;
  onChoose: (key: string, chosen: Choice) => void;
}

/** One module with its levels. */
export function ModuleTreeRow(props: ModuleTreeRowProps) {
  const { module, hidden, chosen, mixed, highest, own, fromRoles, bound, onChoose } = props;
  const { id: formId, state } = useForm();
  const name = `levels[${module.key}]`;
  const id = fieldId(formId, name);
  const errors = state.status === 'error' ? (state.fieldErrors?.[name] ?? []) : [];
  const notes = [
    ...(fromRoles ? [`Roles give ${levelNames[fromRoles]}`] : []),
    ...(highest === 'READ_WRITE' ? [] : [`Your own level is ${levelNames[own]}`]),
  ];
  const noteId = `${id}-note`;
  const options: SegmentOption[] = accessLevels.map((level) => ({
    value: level,
    label: levelNames[level],
    disabled: !includesLevel(highest, level),
  }));
  if (fromRoles) options.unshift({ value: '', label: 'From roles', disabled: bound });
  return (
    <tr hidden={hidden} data-part={module.parentKey !== null || undefined}>
      <th scope="row">
        <span className="flex flex-wrap items-baseline gap-x-2">
          {module.name}
          {mixed && <span className="text-xs font-normal text-muted">Mixed</span>}
        </span>
        {(notes.length > 0 || errors.length > 0) && (
          <span id={noteId} className="block text-xs font-normal text-muted">
            {notes.join('. ')}
            {errors.map((message) => (
              <span key={message} className="block text-bad">
                {message}
              </span>
            ))}
          </span>
        )}
      </th>
      <td>
        <SegmentedControl
          id={id}
          describedBy={notes.length > 0 || errors.length > 0 ? noteId : undefined}
          name={name}
          legend={module.name}
          options={options}
          value={chosen}
          onChange={(value) => {
            if (isChoice(value)) onChoose(module.key, value);
          }}
        />
      </td>
    </tr>
  );
}
