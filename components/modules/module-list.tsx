import type { FormAction } from '@/components/form/form';
import { Table } from '@/components/ui/table';
import { ModuleMenu } from './module-menu';
import { ModuleRow } from './module-row';
import { MoveButtons } from './move-buttons';
import type { ModuleLinks, ModuleTreeView, ModuleView } from './modules-view';

export interface ModuleListProps {
  modules: readonly ModuleTreeView[];
  links: ModuleLinks;
  project: string;
  /** Absent for viewers who may only read. */
  move?: FormAction | undefined;
}

/** The product's modules with their sub-modules, in their order. */
export function ModuleList({ modules, links, project, move }: ModuleListProps) {
  const row = (module: ModuleView, part: boolean, place: { first: boolean; last: boolean }) => (
    <ModuleRow
      key={module.id}
      name={module.name}
      moduleKey={module.key}
      part={part}
      actions={
        <>
          {move && (
            <MoveButtons
              name={module.name}
              hidden={{ project, moduleId: module.id }}
              {...place}
              action={move}
            />
          )}
          <ModuleMenu
            module={module}
            links={links}
            acts={
              !move
                ? []
                : part
                  ? ['rename-module', 'retire-module']
                  : ['add-module', 'rename-module', 'retire-module']
            }
          />
        </>
      }
    />
  );
  const placeIn = (all: readonly unknown[], index: number) => ({
    first: index === 0,
    last: index === all.length - 1,
  });
  return (
    <ModuleTable caption="Modules of the product">
      {/* One flat list: a row that moves keeps its element, with what its form has to say. */}
      {modules.flatMap((module, index) => [
        row(module, false, placeIn(modules, index)),
        ...module.subModules.map((sub, subIndex) =>
          row(sub, true, placeIn(module.subModules, subIndex)),
        ),
      ])}
    </ModuleTable>
  );
}

/** The three columns that every list of modules has. */
export function ModuleTable({ caption, children }: { caption: string; children: React.ReactNode }) {
  return (
    <Table caption={caption} keepColumns>
      <thead>
        <tr>
          <th scope="col">Module</th>
          <th scope="col" className="max-sm:hidden">
            Key
          </th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
