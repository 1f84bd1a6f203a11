import { CircleCheck, CircleX } from 'lucide-react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/select';

/** What was asked, as the address holds it. */
export type AskedAccess = { module: string; level: string; product: string; gateway: string };

export interface AccessCheckProps {
  modules: readonly SelectOption[];
  products: readonly SelectOption[];
  gateways: readonly SelectOption[];
  asked: AskedAccess | null;
  answer: { allowed: boolean; reason: string } | null;
}

/** Asks what a product would ask: may they, for this product and gateway? A plain GET form. */
export function AccessCheck({ modules, products, gateways, asked, answer }: AccessCheckProps) {
  return (
    <section aria-labelledby="check">
      <h2 id="check" className="font-semibold">
        Check access
      </h2>
      <p className="mb-2 text-muted">What your product would be answered.</p>
      <form method="get" action="#check" aria-label="Check access" className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field name="module" label="Module">
            <Select options={modules} defaultValue={asked?.module} />
          </Field>
          <Field name="level" label="Level">
            <Select
              options={[
                { value: 'READ', label: 'Read' },
                { value: 'READ_WRITE', label: 'Read write' },
              ]}
              defaultValue={asked?.level}
            />
          </Field>
          <Field name="product" label="Product ID">
            <Select options={products} placeholder="Any" defaultValue={asked?.product} />
          </Field>
          <Field name="gateway" label="Gateway Reference ID">
            <Select options={gateways} placeholder="Any" defaultValue={asked?.gateway} />
          </Field>
        </div>
        <div className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit">Check</Button>
          <p role="status" className="flex items-center gap-1.5">
            {answer && (
              <>
                {answer.allowed ? (
                  <CircleCheck aria-hidden className="size-4 text-good" />
                ) : (
                  <CircleX aria-hidden className="size-4 text-bad" />
                )}
                <span>
                  <strong className="font-medium">{answer.allowed ? 'Allowed' : 'Denied'}</strong>:{' '}
                  {answer.reason}
                </span>
              </>
            )}
          </p>
        </div>
      </form>
    </section>
  );
}
