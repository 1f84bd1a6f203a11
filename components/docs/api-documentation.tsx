import type { OpenApiDocument } from '@/lib/core/openapi';
import { Authentication } from './authentication';
import { Contents } from './contents';
import { Conventions, Problems } from './conventions';
import { OperationSection, Shape } from './operation-section';
import { operationsByTag, tagId } from './operations-by-tag';
import { QuickStart } from './quick-start';
import { Words } from './words';

/** The whole documentation of the API, made of its document. */
export function ApiDocumentation({ document }: { document: OpenApiDocument }) {
  const appUrl = new URL(document.servers[0]?.url ?? '').origin;
  const { schemas } = document.components;
  return (
    <div className="api-documentation">
      <Contents document={document} />
      <main id="content" tabIndex={-1}>
        <h1>REST API</h1>
        <p>
          Everything that the screens do, for programs: people, roles, access, invitations and the
          audit log, and the question that your product asks, “may this person do this?”. The same
          contract for machines: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
        </p>
        <QuickStart appUrl={appUrl} />
        <Authentication appUrl={appUrl} />
        <Conventions />
        <Problems />
        {operationsByTag(document).map(({ tag, operations }) => (
          <section key={tag} id={tagId(tag)}>
            <h2>{tag}</h2>
            {operations.map((each) => (
              <OperationSection
                key={each.operation.operationId}
                {...each}
                schemas={schemas}
                appUrl={appUrl}
              />
            ))}
          </section>
        ))}
        <section id="schemas">
          <h2>Resources</h2>
          {Object.entries(schemas).map(([name, schema]) => (
            <section key={name} id={`schema-${name}`} aria-label={name}>
              <h3>{name}</h3>
              {schema.description && (
                <p>
                  <Words>{schema.description}</Words>
                </p>
              )}
              <Shape schema={schema} caption={`Fields of ${name}`} isSent />
            </section>
          ))}
        </section>
      </main>
    </div>
  );
}
