import { Flex, Input, Select } from "antd";

import { isCurrency, sayUnit } from "../definition/units";
import { useTexts } from "../texts";

const THINGS = ["gift", "service", "voucher"];

/** What is given: money, points, storage, or a thing with a name of the business's own. */
export function UnitInput({
  value = "",
  onChange,
  currency,
  id,
}: {
  value?: string;
  onChange?: (value: string) => void;
  currency: string;
  id?: string;
}) {
  const speaker = useTexts();
  const { t } = speaker;
  const [kind = "", name = ""] = value.split(":");
  const isThing = THINGS.includes(kind) && value.includes(":");
  const chosen = isThing ? kind : value;
  const simple = [...new Set([currency, "points", "storage_mb", ...(isThing ? [] : [value])])];
  const options = [
    ...simple.filter(Boolean).map((unit) => ({ value: unit, label: sayUnit(speaker, unit) })),
    ...THINGS.map((thing) => ({ value: thing, label: t(`form.thing.${thing}`) })),
  ];
  return (
    <Flex gap={8}>
      <Select
        id={id}
        aria-label={t("form.unit")}
        value={chosen || undefined}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(next: string) => onChange?.(THINGS.includes(next) ? `${next}:` : next)}
        style={{ minWidth: 130, flex: isThing ? "0 1 auto" : 1 }}
      />
      {isThing && (
        <Input
          aria-label={t("form.thing.which")}
          placeholder={t("form.thing.which")}
          value={name}
          onChange={(event) => onChange?.(`${kind}:${slug(event.target.value)}`)}
        />
      )}
    </Flex>
  );
}

/** A name as units have it: small letters, digits, hyphens. */
function slug(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/\s+/g, "-")
    .replace(/[^a-z0-9_-]/g, "");
}

/** What stands behind an amount of a unit in its field. */
export function unitSuffix(unit: string, home: string): string {
  if (isCurrency(unit)) return unit;
  return unit.startsWith("voucher:") ? home : "";
}
