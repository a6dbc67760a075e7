import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Segmented, Select, Switch } from "antd";

import { type Gives, INSTRUMENTS } from "../definition/model";
import { useTexts } from "../texts";
import { AmountInput, WholeInput } from "./FigureInput";
import { UnitInput, unitSuffix } from "./UnitInput";

interface Props {
  /** The rule's place in the form's list. */
  rule: number;
  gives: Gives;
  currency: string;
}

/** The figures of what a rule gives. */
export function GivesFields(props: Props) {
  switch (props.gives.what) {
    case "percent":
      return <PercentFields {...props} />;
    case "bands":
      return <BandsFields {...props} />;
    case "steps":
      return <StepsFields {...props} />;
    case "instruments":
      return <InstrumentsFields {...props} />;
    case "purchase_share":
      return <ShareFields {...props} />;
    default:
      return <FixedFields {...props} />;
  }
}

function FixedFields({ rule, gives, currency }: Props) {
  const { t } = useTexts();
  return (
    <>
      <Form.Item name={[rule, "gives", "amount"]} label={t("form.amount")}>
        <AmountInput suffix={unitSuffix(gives.unit, currency)} />
      </Form.Item>
      <Form.Item name={[rule, "gives", "unit"]} label={t("form.unit")}>
        <UnitInput currency={currency} />
      </Form.Item>
    </>
  );
}

function PercentFields({ rule }: Props) {
  const { t } = useTexts();
  return (
    <Form.Item name={[rule, "gives", "percent"]} label={t("form.percent")}>
      <AmountInput suffix="%" />
    </Form.Item>
  );
}

function InstrumentsFields({ rule, gives, currency }: Props) {
  const { t } = useTexts();
  const kinds = INSTRUMENTS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const isAmount = gives.discount.kind === "amount";
  return (
    <>
      <Form.Item name={[rule, "gives", "count"]} label={t("form.count")}>
        <WholeInput />
      </Form.Item>
      <Form.Item name={[rule, "gives", "instruments"]} label={t("form.kind")}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name={[rule, "gives", "discount", "kind"]} label={t("form.discount")}>
        <Segmented
          options={[
            { value: "amount", label: t("form.discount.amount") },
            { value: "percent", label: t("form.discount.percent") },
          ]}
        />
      </Form.Item>
      <Form.Item
        name={[rule, "gives", "discount", isAmount ? "amount" : "percent_of_first_order"]}
        label={t(isAmount ? "form.discount.off" : "form.discount.off_first")}
      >
        <AmountInput suffix={isAmount ? currency : "%"} />
      </Form.Item>
    </>
  );
}

function ShareFields({ rule }: Props) {
  const { t } = useTexts();
  return (
    <>
      <Form.Item
        name={[rule, "gives", "purchase_share", "parts"]}
        label={t("form.parts")}
        extra={t("form.parts.hint")}
      >
        <WholeInput />
      </Form.Item>
      <Form.Item
        name={[rule, "gives", "purchase_share", "within_days"]}
        label={t("form.share_days")}
      >
        <WholeInput suffix={t("form.days")} />
      </Form.Item>
    </>
  );
}

function Remove({ onClick, label }: { onClick: () => void; label: string }) {
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={label}
      title={label}
      onClick={onClick}
      className="program-row-remove"
    />
  );
}

function BandsFields({ rule, gives, currency }: Props) {
  const { t } = useTexts();
  return (
    <Form.List name={[rule, "gives", "bands"]}>
      {(rows, { add, remove }) => (
        <div className="program-rows">
          {rows.map((row) => (
            <div className="program-row" key={row.key}>
              <Form.Item name={[row.name, "from"]} label={t("form.band.from")}>
                <AmountInput suffix={currency} />
              </Form.Item>
              <Form.Item name={[row.name, "amount"]} label={t("form.amount")}>
                <AmountInput suffix={unitSuffix(gives.bands[row.name]?.unit ?? "", currency)} />
              </Form.Item>
              <Form.Item name={[row.name, "unit"]} label={t("form.unit")}>
                <UnitInput currency={currency} />
              </Form.Item>
              <Remove label={t("form.band.remove")} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Add onClick={() => add({ from: "", unit: "points", amount: "" })}>
            {t("form.band.add")}
          </Add>
        </div>
      )}
    </Form.List>
  );
}

function Add({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button icon={<PlusOutlined />} type="dashed" onClick={onClick}>
      {children}
    </Button>
  );
}

function StepsFields({ rule, gives, currency }: Props) {
  const { t } = useTexts();
  const next = (gives.steps.at(-1)?.count ?? 0) + 1;
  return (
    <Form.List name={[rule, "gives", "steps"]}>
      {(rows, { add, remove }) => (
        <div className="program-rows">
          {rows.map((row) => (
            <div className="program-row" key={row.key}>
              <Form.Item name={[row.name, "count"]} label={t("form.step.count")}>
                <WholeInput />
              </Form.Item>
              <Form.Item name={[row.name, "amount"]} label={t("form.amount")}>
                <AmountInput suffix={unitSuffix(gives.steps[row.name]?.unit ?? "", currency)} />
              </Form.Item>
              <Form.Item name={[row.name, "unit"]} label={t("form.unit")}>
                <UnitInput currency={currency} />
              </Form.Item>
              <Remove label={t("form.step.remove")} onClick={() => remove(row.name)} />
              <ClubFields row={row.name} list={[rule, "gives", "steps"]} currency={currency} />
            </div>
          ))}
          <Add onClick={() => add({ count: next, unit: "points", amount: "", club: null })}>
            {t("form.step.add")}
          </Add>
        </div>
      )}
    </Form.List>
  );
}

/** What members of the club get besides, where they do. */
function ClubFields({
  row,
  list,
  currency,
}: {
  row: number;
  list: (string | number)[];
  currency: string;
}) {
  const { t } = useTexts();
  const form = Form.useFormInstance();
  const path = ["rule", ...list, row, "club"];
  const club = Form.useWatch(path, { form, preserve: true }) as { unit: string } | null | undefined;
  return (
    <div className="program-row-club">
      <Flex gap={8} align="center">
        <Switch
          size="small"
          aria-label={t("form.club")}
          checked={Boolean(club)}
          onChange={(on) => {
            form.setFieldValue(path, on ? { unit: "points", amount: "" } : null);
          }}
        />
        <span>{t("form.club")}</span>
      </Flex>
      {club && (
        <Flex gap={12} wrap style={{ marginBlockStart: 8 }}>
          <Form.Item name={[row, "club", "amount"]} noStyle>
            <AmountInput label={t("form.club.amount")} suffix={unitSuffix(club.unit, currency)} />
          </Form.Item>
          <Form.Item name={[row, "club", "unit"]} noStyle>
            <UnitInput currency={currency} />
          </Form.Item>
        </Flex>
      )}
    </div>
  );
}
