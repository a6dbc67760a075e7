import type { ReactNode } from "react";

/** Names and values below each other. What has no value is left out. */
export function Facts({ items }: { items: [string, ReactNode][] }) {
  return (
    <dl className="gw-facts">
      {items
        .filter(([, value]) => ![null, undefined, "", false].some((none) => none === value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
