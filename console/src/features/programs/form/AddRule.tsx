import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";

import type { Gives, Rule } from "../definition/model";
import { useTexts } from "../texts";

const NOTHING: Gives = {
  what: "fixed",
  unit: "points",
  amount: "",
  expires_days: null,
  cap: "",
  percent: "",
  bands: [],
  steps: [],
  instruments: "",
  count: null,
  introduces: null,
  discount: { kind: "amount", amount: "", percent_of_first_order: "" },
  purchase_share: { parts: null, within_days: null },
};

interface Kind {
  key: string;
  for: string;
  on: string;
  marks: string[];
  gives: Partial<Gives>;
}

/** Rules that shops add most: who is paid, on what, in which way. */
const KINDS: Kind[] = [
  { key: "friend_sign_up", for: "friend", on: "signed_up", marks: [], gives: {} },
  {
    key: "friend_coupon",
    for: "friend",
    on: "signed_up",
    marks: [],
    gives: { what: "instruments", instruments: "coupon", count: 1 },
  },
  { key: "friend_order", for: "friend", on: "order", marks: ["paid"], gives: {} },
  { key: "advocate_sign_up", for: "advocate", on: "signed_up", marks: [], gives: {} },
  { key: "advocate_order", for: "advocate", on: "order", marks: ["paid"], gives: {} },
  {
    key: "advocate_percent",
    for: "advocate",
    on: "order",
    marks: ["paid"],
    gives: { what: "percent" },
  },
  {
    key: "advocate_steps",
    for: "advocate",
    on: "order",
    marks: ["paid"],
    gives: { what: "steps", steps: [{ count: 1, unit: "points", amount: "", club: null }] },
  },
  {
    key: "recruiter_percent",
    for: "recruiter",
    on: "order",
    marks: ["paid"],
    gives: { what: "percent" },
  },
];

function ruleOf({ for: payee, on, marks, gives }: Kind, currency: string): Rule {
  return {
    for: payee,
    on,
    marks,
    when: { nth: null, least: "", within_days: null, kind: "", with: "" },
    gives: { ...NOTHING, unit: currency, ...gives },
    rest: { rule: {}, when: {}, gives: {} },
  };
}

export function AddRule({ currency, onAdd }: { currency: string; onAdd: (rule: Rule) => void }) {
  const { t } = useTexts();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: KINDS.map(({ key }) => ({ key, label: t(`form.rule.kind.${key}`) })),
        onClick: ({ key }) => {
          const kind = KINDS.find((one) => one.key === key);
          if (kind) onAdd(ruleOf(kind, currency));
        },
      }}
    >
      <Button icon={<PlusOutlined />} type="dashed" block className="program-card">
        {t("form.rule.add")}
      </Button>
    </Dropdown>
  );
}
