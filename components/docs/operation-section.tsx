import { curlOf } from '@/lib/core/curl';
import { exampleOf } from '@/lib/core/json-example';
import {
  nameOf,
  resolved,
  type HttpMethod,
  type JsonSchema,
  type OperationObject,
  type ParameterObject,
} from '@/lib/core/openapi';
import { CodeBlock } from './code-block';
import { fieldRows } from './field-rows';
import { FieldTable, TypeText } from './field-table';
import { Words } from './words';

export interface OperationSectionProps {
  method: HttpMethod;
  path: string;
  operation: OperationObject;
  schemas: Record<string, JsonSchema>;
  appUrl: string;
}

export function OperationSection(props: OperationSectionProps) {
  const { method, path, operation, schemas } = props;
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const named = parameters.filter((parameter) => parameter.in !== 'header');
  const body = requestBody?.content['application/json']?.schema;
  return (
    <section id={operationId} aria-label={summary}>
      <h3>
        <a href={`#${operationId}`}>{summary}</a>
      </h3>
      <p className="call">
        <b>{method.toUpperCase()}</b> <code>{path}</code>
      </p>
      {description && (
        <p>
          <Words>{description}</Words>
        </p>
      )}
      {named.length > 0 && (
        <>
          <h4>Parameters</h4>
          <FieldTable caption={`Parameters of ${summary}`} fields={named} />
        </>
      )}
      {body && (
        <>
          <h4>Body{requestBody.required ? '' : ', which may be left out'}</h4>
          <Shape schema={body} schemas={schemas} caption={`Body of ${summary}`} isSent />
        </>
      )}
      <h4>Answer</h4>
      <Answer operation={operation} />
      <HeaderLine parameters={parameters} />
      <p className="aside">
        Refusals:{' '}
        {Object.keys(responses)
          .filter((status) => Number(status) >= 400)
          .join(', ')}
      </p>
      <CodeBlock label={`${summary}, as curl`}>{exampleCall(props)}</CodeBlock>
    </section>
  );
}

function Answer({ operation: { responses, summary } }: { operation: OperationObject }) {
  return Object.entries(responses).map(([status, response]) => {
    if (Number(status) >= 400 || '$ref' in response) return null;
    const [json, ...others] = Object.entries(response.content ?? {});
    const item = json && itemOfList(json[1].schema);
    return (
      <div key={status}>
        <p>
          <b>{status}</b>{' '}
          {item ? (
            <>
              a <a href="#lists">list</a> of <TypeText schema={item} />
            </>
          ) : json ? (
            <TypeText schema={json[1].schema} />
          ) : (
            <Words>{response.description}</Words>
          )}
          {others.map(([type]) => (
            <span key={type}>
              , or with <code>Accept: {type}</code> that
            </span>
          ))}
        </p>
        {json && !item && nameOf(json[1].schema) === null && (
          <Shape schema={json[1].schema} caption={`Answer of ${summary}`} />
        )}
      </div>
    );
  });
}

/** What a list of the API's form holds; its other fields are told once, for all lists. */
function itemOfList({ properties }: JsonSchema): JsonSchema | undefined {
  return properties?.type?.const === 'list' ? properties.data?.items : undefined;
}

interface ShapeProps {
  schema: JsonSchema;
  caption: string;
  /** Given to show the fields also of schemas that have a name. */
  schemas?: Record<string, JsonSchema>;
  /** Whether it is what the caller sends. */
  isSent?: boolean;
}

/** The fields of an object, or of each of the objects that it may be. */
export function Shape({ schema: given, caption, schemas = {}, isSent = false }: ShapeProps) {
  const schema = resolved(given, schemas);
  const rows = fieldRows({ ...schema, ...(schema.items?.properties ? schema.items : {}) });
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  return (
    <>
      {rows.length > 0 ? (
        <FieldTable
          caption={caption}
          fields={rows.map(({ path, required, ...row }) => ({
            ...row,
            name: path,
            required: isSent && required,
          }))}
        />
      ) : (
        isSent && (
          <p>
            <TypeText schema={schema} />
          </p>
        )
      )}
      {alternatives.map((alternative, index) => (
        <Shape
          key={index}
          schema={alternative}
          schemas={schemas}
          caption={`${caption}, ${index + 1}`}
          isSent={isSent}
        />
      ))}
    </>
  );
}

function HeaderLine({ parameters }: { parameters: readonly ParameterObject[] }) {
  const names = parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <p className="aside">
      Takes the headers{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ' and '}
          <a href={name === 'Idempotency-Key' ? '#idempotency' : '#versions'}>{name}</a>
        </span>
      ))}
      .
    </p>
  );
}

function exampleCall({ method, path, operation, schemas, appUrl }: OperationSectionProps): string {
  const { parameters, requestBody } = operation;
  const parts = parameters.filter((parameter) => parameter.in === 'path');
  const filled = parts.reduce(
    (whole, { name, schema }) =>
      whole.replace(`{${name}}`, String(exampleOf(schema, schemas, name))),
    path,
  );
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required)
      .map(({ name, schema }) => [name, String(exampleOf(schema, schemas, name))]),
  );
  const schema = requestBody?.content['application/json']?.schema;
  return curlOf(appUrl, {
    method: method.toUpperCase() as Uppercase<HttpMethod>,
    path: query.size > 0 ? `${filled}?${query}` : filled,
    ...(schema ? { body: exampleOf(schema, schemas) } : {}),
  });
}
