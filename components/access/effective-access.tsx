import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { AccessLevel } from '@/lib/core/access-level';
import type { Module } from '@/lib/core/module';
import { LevelWord } from './level-word';

export interface EffectiveAccessProps {
  rows: { module: Module; level: AccessLevel; reason: string }[];
}

/** What somebody may do now on each module, and why. */
export function EffectiveAccess({ rows }: EffectiveAccessProps) {
  const groups = [
    { title: 'Product', rows: rows.filter(({ module }) => module.kind === 'PRODUCT') },
    { title: 'This dashboard', rows: rows.filter(({ module }) => module.kind === 'CONSOLE') },
  ].filter((group) => group.rows.length > 0);
  return (
    <section aria-labelledby="effective">
      <h2 id="effective" className="font-semibold">
        Effective access
      </h2>
      <p className="mb-2 text-muted">What all of this amounts to at this moment.</p>
      <Table caption="Effective access" keepColumns>
        <thead>
          <tr>
            <HeaderCell>Module</HeaderCell>
            <HeaderCell>Level</HeaderCell>
            <HeaderCell>Where it comes from</HeaderCell>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr className="group-row">
              <th scope="rowgroup" colSpan={3} className="text-xs text-muted">
                {group.title}
              </th>
            </tr>
            {group.rows.map(({ module, level, reason }) => (
              <tr key={module.key}>
                <th
                  scope="row"
                  className={module.parentKey ? '[&&]:pl-5 [&&]:font-normal' : undefined}
                >
                  {module.name}
                </th>
                <Cell>
                  <LevelWord level={level} />
                </Cell>
                <Cell className="text-muted wrap-anywhere">{reason}</Cell>
              </tr>
            ))}
          </tbody>
        ))}
      </Table>
    </section>
  );
}
