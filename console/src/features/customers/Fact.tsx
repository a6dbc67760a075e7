import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { type EventItem, freely } from "@/api/types";
import { type Format, useFormat } from "@/format/useFormat";
import { Facts } from "@/ui/Facts";
import { isChannel } from "../referrals/states";
import { attributeName, attributeText } from "./attributes";
import { isFactType } from "./facts";
import "./timeline.css";

/** One recorded fact: what happened, when, and what it says. */
export function Fact({ fact, open = false }: { fact: EventItem; open?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  // What the fact knows of a person is told like the rest of it, not as a bundle.
  const data = Object.entries(freely(fact.data)).flatMap(([name, value]) =>
    name === "attributes" && typeof value === "object"
      ? Object.entries(freely(value as never))
      : [[name, value] as const],
  );
  return (
    <details className="gw-fact" open={open}>
      <summary>
        <strong>{factTitle(t, fact.type)}</strong>
        <time className="gw-quiet" dateTime={fact.time}>
          {format.dateTime(fact.time)}
        </time>
      </summary>
      <div className="gw-fact-body">
        <Facts
          items={[
            ...data.map(([name, value]): [string, React.ReactNode] => [
              fieldName(t, name),
              <bdi key={name}>{valueText(t, format, name, value)}</bdi>,
            ]),
            [t("fact.recorded_at"), format.dateTime(fact.recorded_at)],
            [
              t("fact.name"),
              <bdi key="name" className="gw-code">
                {fact.source} {fact.id}
              </bdi>,
            ],
          ]}
        />
      </div>
    </details>
  );
}

function factTitle(t: TFunction, type: string): string {
  return isFactType(type) ? t(`fact.type.${type}`) : type;
}

const FIELDS = [
  "advocate",
  "friend",
  "channel",
  "program",
  "customer",
  "order",
  "amount",
  "currency",
  "store",
  "reward",
] as const;

function fieldName(t: TFunction, name: string): string {
  const known = FIELDS.find((field) => field === name);
  return known === undefined ? attributeName(t, name) : t(`fact.field.${known}`);
}

function valueText(t: TFunction, format: Format, name: string, value: unknown): string {
  if (name === "channel" && typeof value === "string" && isChannel(value)) {
    return t(`channel.${value}`);
  }
  if (name === "amount" && typeof value === "string") return format.decimal(value);
  if (typeof value === "boolean") return t(value ? "fact.yes" : "fact.no");
  if (typeof value === "number") return format.num(value);
  return attributeText(format, name, value);
}
