import type { OpenApiDocument } from '@/lib/core/openapi';
import { operationsByTag, tagId } from './operations-by-tag';

const guide = [
  ['quick-start', 'Quick start'],
  ['authentication', 'Authentication'],
  ['conventions', 'Conventions'],
  ['problems', 'Problems'],
] as const;

/** Beside the text on wide screens, with every operation; above it on narrow ones, without. */
export function Contents({ document }: { document: OpenApiDocument }) {
  return (
    <nav aria-label="Contents">
      <ul>
        {guide.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        {operationsByTag(document).map(({ tag, operations }) => (
          <li key={tag}>
            <a href={`#${tagId(tag)}`}>{tag}</a>
            <ul>
              {operations.map(({ operation: { operationId, summary } }) => (
                <li key={operationId}>
                  <a href={`#${operationId}`}>{summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">Resources</a>
        </li>
      </ul>
    </nav>
  );
}
