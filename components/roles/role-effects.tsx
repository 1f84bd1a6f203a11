import { AccessEffects } from '@/components/access/access-effects';
import { peopleAffected, type AccessEffect } from '@/lib/access/access-effects';

export interface RoleEffectsProps {
  title: string;
  effects: readonly AccessEffect[];
  /** What screens call each module. */
  moduleTitles: Readonly<Record<string, string>>;
}

/** Who gains or loses what by a change of a role. */
export function RoleEffects({ title, effects, moduleTitles }: RoleEffectsProps) {
  const count = peopleAffected(effects);
  return (
    <section aria-labelledby="effects">
      <h3 id="effects" className="mb-1.5 font-semibold">
        {title}{' '}
        {count > 0 && (
          <span className="font-normal text-muted">({count.toLocaleString('en-GB')})</span>
        )}
      </h3>
      <AccessEffects
        effects={effects}
        nameOf={(key) => moduleTitles[key] ?? key}
        none="Nobody gains or loses access."
      />
    </section>
  );
}
