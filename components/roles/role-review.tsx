'use client';

import { useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import type { AccessEffect } from '@/lib/access/access-effects';
import type { AccessChange } from '@/lib/access/compare-access';
import { describeChange } from '@/lib/access/explain';
import type { AccessLevels } from '@/lib/core/access-level';
import { RoleEffects } from './role-effects';

/** An edit that is not saved yet: what was entered, and what it would do. */
export type RoleEditReview = {
  name: string;
  levels: AccessLevels;
  /** The name that it would lose. */
  renamedFrom: string | null;
  changes: AccessChange[];
  effects: AccessEffect[];
  reviewed: string;
  /** What the role was when it was reviewed. */
  basis: string | undefined;
  /** Whether a save was refused, since this is not what had been reviewed. */
  moved: boolean;
};

export interface RoleReviewProps {
  review: RoleEditReview;
  moduleTitles: Readonly<Record<string, string>>;
}

/** Says what saving would do; takes the focus when it appears. */
export function RoleReview({ review, moduleTitles }: RoleReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [review]);
  const { name, renamedFrom, changes, effects, moved } = review;
  const unchanged = renamedFrom === null && changes.length === 0;
  return (
    <div className="flex flex-col gap-6">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        Review
      </h2>
      {moved && (
        <Notice tone="warn" role="alert" title="Something changed since you reviewed this">
          Nothing was saved. This is what saving would do now.
        </Notice>
      )}
      {unchanged ? (
        <p>You have changed nothing.</p>
      ) : (
        <>
          <section aria-labelledby="changes">
            <h3 id="changes" className="mb-1.5 font-semibold">
              What changes in the role
            </h3>
            <ul className="flex flex-col gap-0.5">
              {renamedFrom !== null && (
                <li>
                  Name: <bdi>{renamedFrom}</bdi> → <bdi>{name}</bdi>
                </li>
              )}
              {changes.map(({ key, from, to }) => (
                <li key={key}>{describeChange(moduleTitles[key] ?? key, from, to)}</li>
              ))}
            </ul>
          </section>
          <RoleEffects
            title="Who gains or loses access"
            effects={effects}
            moduleTitles={moduleTitles}
          />
        </>
      )}
    </div>
  );
}

/** Whether saving would do anything. */
export function isWorthSaving({ renamedFrom, changes }: RoleEditReview): boolean {
  return renamedFrom !== null || changes.length > 0;
}
