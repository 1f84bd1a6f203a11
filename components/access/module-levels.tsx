import type { ReactNode } from 'react';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { levelOn, type AccessLevels } from '@/lib/core/access-level';
import { groupModules, type TreeModule } from './level-choice';
import { LevelWord } from './level-word';

export interface ModuleLevelsProps {
  /** What the table holds: "What Finance gives". */
  caption: string;
  /** In the order of screens. */
  modules: readonly TreeModule[];
  /** The answer for every module, as `levelsOfRoles` or `levelsOf` give it. */
  levels: AccessLevels;
  /** Something about each level, such as where it comes from. */
  note?: { heading: string; of: (key: string) => ReactNode };
}

/** The levels of a role or a person on each module, to be read. */
export function ModuleLevels({ caption, modules, levels, note }: ModuleLevelsProps) {
  const columns = note ? 3 : 2;
  return (
    <Table caption={caption} keepColumns>
      <thead>
        <tr>
          <HeaderCell>Module</HeaderCell>
          <HeaderCell>Access</HeaderCell>
          {note && <HeaderCell>{note.heading}</HeaderCell>}
        </tr>
      </thead>
      {groupModules(modules).map((group) => (
        <tbody key={group.title}>
          <tr className="group-row">
            <th scope="rowgroup" colSpan={columns} className="text-xs text-muted">
              {group.title}
            </th>
          </tr>
          {group.modules.map(({ key, name, parentKey }) => (
            <tr key={key}>
              <th scope="row" className={parentKey ? '[&&]:pl-5 [&&]:font-normal' : undefined}>
                {name}
              </th>
              <Cell>
                <LevelWord level={levelOn(levels, key)} />
              </Cell>
              {note && <Cell className="text-muted wrap-anywhere">{note.of(key)}</Cell>}
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}
