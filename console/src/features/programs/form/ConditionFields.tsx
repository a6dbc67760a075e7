import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Select } from "antd";
import { useState } from "react";

import { INSTRUMENTS, PERSON_KINDS, type Rule } from "../definition/model";
import { useTexts } from "../texts";
import { AmountInput, WholeInput } from "./FigureInput";
import { unitSuffix } from "./UnitInput";

const LIMITS = ["least", "nth", "within_days", "kind", "with", "cap", "expires_days"] as const;
type Limit = (typeof LIMITS)[number];

/** Whether a rule says something about a limit. */
function says({ when, gives }: Rule, limit: Limit): boolean {
  switch (limit) {
    case "nth":
      return when.nth !== null;
    case "within_days":
      return when.within_days !== null;
    case "expires_days":
      return gives.what === "fixed" && gives.expires_days !== null;
    case "cap":
      return gives.what === "fixed" && gives.cap !== "";
    default:
      return when[limit] !== "";
  }
}

/** Whether it could: what the checker would refuse is not offered. */
function fits(rule: Rule, limit: Limit, kinds: string[]): boolean {
  const onOrder = rule.on === "order";
  switch (limit) {
    case "least":
    case "nth":
      return onOrder;
    case "kind":
      return rule.for !== "friend";
    case "with":
      return onOrder && kinds.length > 0;
    case "cap":
      return rule.gives.what === "fixed" && rule.for === "advocate";
    case "expires_days":
      return rule.gives.what === "fixed";
    default:
      return rule.on !== "own_purchase";
  }
}

/** The conditions and limits that a rule has, and the way to add another. */
export function ConditionFields({
  index,
  rule,
  currency,
  kinds,
}: {
  index: number;
  rule: Rule;
  currency: string;
  /** The kinds of instruments that the program gives out. */
  kinds: string[];
}) {
  const { t } = useTexts();
  const [added, setAdded] = useState<Limit[]>([]);
  const shown = LIMITS.filter((limit) => says(rule, limit) || added.includes(limit));
  const more = LIMITS.filter((limit) => !shown.includes(limit) && fits(rule, limit, kinds));
  return (
    <>
      {shown.map((limit) => (
        <LimitField key={limit} {...{ limit, index, rule, currency }} />
      ))}
      {more.length > 0 && (
        <div className="program-add-limit">
          <Dropdown
            trigger={["click"]}
            menu={{
              items: more.map((limit) => ({ key: limit, label: t(`form.limit.${limit}`) })),
              onClick: ({ key }) => setAdded([...added, key as Limit]),
            }}
          >
            <Button icon={<PlusOutlined />} type="dashed">
              {t("form.limit.add")}
            </Button>
          </Dropdown>
        </div>
      )}
    </>
  );
}

function LimitField({
  limit,
  index,
  rule,
  currency,
}: {
  limit: Limit;
  index: number;
  rule: Rule;
  currency: string;
}) {
  const { t } = useTexts();
  const label = t(`form.limit.${limit}`);
  const days = t("form.days");
  switch (limit) {
    case "nth":
      return (
        <Form.Item label={label} extra={t("form.limit.nth.hint")} className="program-range">
          <Form.Item name={[index, "when", "nth", "from"]} noStyle>
            <WholeInput label={t("form.limit.nth.from")} />
          </Form.Item>
          <span aria-hidden>–</span>
          <Form.Item name={[index, "when", "nth", "to"]} noStyle>
            <WholeInput label={t("form.limit.nth.to")} />
          </Form.Item>
        </Form.Item>
      );
    case "within_days":
      return (
        <Form.Item name={[index, "when", "within_days"]} label={label}>
          <WholeInput suffix={days} />
        </Form.Item>
      );
    case "expires_days":
      return (
        <Form.Item name={[index, "gives", "expires_days"]} label={label}>
          <WholeInput suffix={days} />
        </Form.Item>
      );
    case "cap":
      return (
        <Form.Item name={[index, "gives", "cap"]} label={label} extra={t("form.limit.cap.hint")}>
          <AmountInput suffix={unitSuffix(rule.gives.unit, currency)} />
        </Form.Item>
      );
    case "least":
      return (
        <Form.Item name={[index, "when", "least"]} label={label}>
          <AmountInput suffix={currency} />
        </Form.Item>
      );
    default: {
      const all: readonly string[] = limit === "kind" ? PERSON_KINDS : INSTRUMENTS;
      const said = limit === "kind" ? "person" : "kind";
      const options = all.map((name) => ({ value: name, label: t(`${said}.${name}`) }));
      return (
        <Form.Item
          name={[index, "when", limit]}
          label={label}
          normalize={(value) => value ?? ""}
          getValueProps={(value) => ({ value: value || undefined })}
        >
          <Select allowClear options={options} />
        </Form.Item>
      );
    }
  }
}
