import type { JsonSchema } from '@/lib/core/openapi';
import { limitWords, typeWords } from './type-words';
import { Words } from './words';

export interface Field {
  name: string;
  schema: JsonSchema;
  /** Told where it counts: in what is sent. */
  required?: boolean;
  description?: string | undefined;
}

export interface FieldTableProps {
  /** What the fields are of, for assistive technology. */
  caption: string;
  fields: readonly Field[];
}

export function FieldTable({ caption, fields }: FieldTableProps) {
  return (
    <table className="field-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <FieldLine key={field.name} {...field} />
        ))}
      </tbody>
    </table>
  );
}

function FieldLine({ name, schema, required, description = schema.description }: Field) {
  const limits = limitWords(schema);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {required && <em>required</em>}
      </th>
      <td>
        <TypeText schema={schema} />
        {limits && <small>{limits}</small>}
      </td>
      <td>{description && <Words>{description}</Words>}</td>
    </tr>
  );
}

/** A type in words, with links to the schemas that it names. */
export function TypeText({ schema }: { schema: JsonSchema }) {
  return typeWords(schema).map((word, index) =>
    typeof word === 'string' ? (
      word
    ) : (
      <a key={index} href={`#schema-${word.schema}`}>
        {word.schema}
      </a>
    ),
  );
}
