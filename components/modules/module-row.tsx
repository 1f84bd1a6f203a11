import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { ActionsCell } from '@/components/ui/table';

export interface ModuleRowProps {
  name: string;
  /** By which the product and the API know it. */
  moduleKey: string;
  /** A part of the module above it. */
  part?: boolean;
  /** Under the name: since when it is retired. */
  detail?: ReactNode;
  actions?: ReactNode;
}

export function ModuleRow({ name, moduleKey, part = false, detail, actions }: ModuleRowProps) {
  const code = <code className="font-mono text-sm text-muted wrap-anywhere">{moduleKey}</code>;
  return (
    <tr>
      <th scope="row" className={classNames('sm:w-1/2', part && 'pl-8!')}>
        <span className={classNames('block wrap-anywhere', part ? 'font-normal' : 'font-medium')}>
          {name}
        </span>
        {detail && <span className="block text-sm font-normal text-muted">{detail}</span>}
        <span className="block sm:hidden">{code}</span>
      </th>
      <td className="max-sm:hidden">{code}</td>
      <ActionsCell>{actions}</ActionsCell>
    </tr>
  );
}
