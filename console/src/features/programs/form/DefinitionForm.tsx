import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import {
  Alert,
  Button,
  Card,
  Collapse,
  Flex,
  Form,
  type FormInstance,
  Input,
  Popconfirm,
  Select,
} from "antd";
import { useEffect, useMemo, useRef } from "react";

import { type Fault, faultsByPlace, faultsOfRule } from "../definition/faults";
import { sayFault } from "../definition/faultWords";
import { FOOTPRINTS, type Model } from "../definition/model";
import { localeOf } from "../definition/units";
import { useTexts } from "../texts";
import { RuleWords } from "../words/RuleWords";
import { AddRule } from "./AddRule";
import { ConditionFields } from "./ConditionFields";
import { AmountInput } from "./FigureInput";
import { GivesFields } from "./GivesFields";
import { PeriodField } from "./PeriodField";
import { TextsFields } from "./TextsFields";
import { UnitInput, unitSuffix } from "./UnitInput";

interface Props {
  form: FormInstance<Model>;
  initial: Model;
  faults: Fault[];
  onChange: (model: Model) => void;
  /** Of a launched program: its name and currency stay. */
  isLaunched: boolean;
}

/** A definition as a form: the figures that this program has, and its texts. */
export function DefinitionForm({ form, initial, faults, onChange, isLaunched }: Props) {
  const { t } = useTexts();
  const watched = Form.useWatch((values) => values as Model, { form, preserve: true });
  // Before its first effect the form knows nothing of its initial values.
  const model = watched?.rule ? watched : initial;
  const others = useFaults(form, faults, model);
  useChanges(model, onChange);
  return (
    <Form<Model>
      form={form}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError={{ focus: true }}
      className="program-form"
    >
      <OtherFaults faults={others} />
      <Rules model={model} faults={faults} />
      <Card title={<h2>{t("form.limits")}</h2>} className="program-card">
        <p className="program-hint">{t("form.limits.hint")}</p>
        <Budget currency={model.currency} model={model} />
        <PeriodField hasPeriod={model.period !== null} />
      </Card>
      <Card title={<h2>{t("form.texts")}</h2>} className="program-card">
        <p className="program-hint">{t("form.texts.hint")}</p>
        <TextsFields model={model} />
      </Card>
      <Collapse
        className="program-card"
        items={[
          {
            key: "basics",
            label: t("form.basics"),
            forceRender: true,
            children: <Basics isLaunched={isLaunched} model={model} />,
          },
        ]}
      />
    </Form>
  );
}

/** Tells of every change, also of those that no field makes (a row that comes or goes). */
function useChanges(model: Model, onChange: (model: Model) => void): void {
  const said = useRef(JSON.stringify(model));
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    const text = JSON.stringify(model);
    if (said.current === text) return;
    said.current = text;
    tell.current(model);
  }, [model]);
}

/** Shows faults at their fields; answers those that have no field. */
function useFaults(form: FormInstance<Model>, faults: Fault[], model: Model): Fault[] {
  const { lang, t } = useTexts();
  const places = useMemo(() => faultsByPlace(faults, model), [faults, model]);
  const known = form.getFieldsError().map(({ name }) => JSON.stringify(name));
  // Only when the server has spoken: what was typed since then is not faulty yet.
  useEffect(() => {
    const at = new Map(places.map((place) => [JSON.stringify(place.name), place.errors]));
    form.setFields(
      form.getFieldsError().map(({ name }) => {
        const errors = at.get(JSON.stringify(name)) ?? [];
        const said = errors.map((reason) => sayFault({ lang, t }, reason));
        return { name: name as never, errors: said };
      }),
    );
  }, [form, faults, lang, t]);
  return places
    .filter((place) => !known.includes(JSON.stringify(place.name)))
    .filter((place) => !(place.name[0] === "rule" && place.name.length === 2))
    .flatMap((place) => place.errors.map((reason) => ({ field: place.name.join("."), reason })));
}

function OtherFaults({ faults }: { faults: Fault[] }) {
  const speaker = useTexts();
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      className="program-card"
      title={speaker.t("form.other_faults")}
      description={faults.map((fault) => (
        <div key={`${fault.field} ${fault.reason}`}>
          <bdi className="gw-code">{fault.field}</bdi> {sayFault(speaker, fault.reason)}
        </div>
      ))}
    />
  );
}

function Rules({ model, faults }: { model: Model; faults: Fault[] }) {
  const speaker = useTexts();
  const { t } = speaker;
  const kinds = model.rule
    .filter((rule) => rule.gives.what === "instruments")
    .map((rule) => rule.gives.instruments);
  return (
    <Form.List name="rule">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => {
            const rule = model.rule[row.name];
            if (!rule) return null;
            const wrong = faultsOfRule(faults, row.name);
            return (
              <Card
                key={row.key}
                className="program-card"
                title={<h2>{t(`side.${rule.for}`, { defaultValue: rule.for })}</h2>}
                extra={
                  <Popconfirm
                    title={t("form.rule.remove.sure")}
                    okText={t("form.rule.remove")}
                    okButtonProps={{ danger: true }}
                    onConfirm={() => remove(row.name)}
                  >
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t("form.rule.remove")}
                      title={t("form.rule.remove")}
                    />
                  </Popconfirm>
                }
              >
                <RuleWords rule={rule} currency={model.currency} />
                {wrong.map((fault) => (
                  <Alert
                    key={fault.reason}
                    type="error"
                    showIcon
                    title={sayFault(speaker, fault.reason)}
                    style={{ marginBlockEnd: 16 }}
                  />
                ))}
                <div className="program-fields">
                  <GivesFields rule={row.name} gives={rule.gives} currency={model.currency} />
                  <ConditionFields
                    index={row.name}
                    rule={rule}
                    currency={model.currency}
                    kinds={kinds}
                  />
                </div>
              </Card>
            );
          })}
          <AddRule currency={model.currency} onAdd={add} />
        </>
      )}
    </Form.List>
  );
}

function Budget({ currency, model }: { currency: string; model: Model }) {
  const { t } = useTexts();
  return (
    <Form.List name="budget">
      {(rows, { add, remove }) => (
        <div className="program-rows">
          {rows.map((row) => (
            <div className="program-row" key={row.key}>
              <Form.Item name={[row.name, "amount"]} label={t("form.budget.amount")}>
                <AmountInput suffix={unitSuffix(model.budget[row.name]?.unit ?? "", currency)} />
              </Form.Item>
              <Form.Item name={[row.name, "unit"]} label={t("form.unit")}>
                <UnitInput currency={currency} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("form.budget.remove")}
                title={t("form.budget.remove")}
                onClick={() => remove(row.name)}
                className="program-row-remove"
              />
            </div>
          ))}
          <Flex>
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add({ unit: currency, amount: "" })}
            >
              {t("form.budget.add")}
            </Button>
          </Flex>
        </div>
      )}
    </Form.List>
  );
}

const zones = (): string[] => Intl.supportedValuesOf("timeZone");
const currencies = (): string[] => Intl.supportedValuesOf("currency");

function Basics({ isLaunched, model }: { isLaunched: boolean; model: Model }) {
  const { lang, t } = useTexts();
  const names = useMemo(() => new Intl.DisplayNames(localeOf(lang), { type: "currency" }), [lang]);
  const money = useMemo(
    () => currencies().map((code) => ({ value: code, label: `${code} · ${names.of(code)}` })),
    [names],
  );
  const places = useMemo(
    () => [...new Set(["UTC", ...zones()])].map((zone) => ({ value: zone, label: zone })),
    [],
  );
  const before = FOOTPRINTS.map((name) => ({ value: name, label: t(`words.footprint.${name}`) }));
  return (
    <div className="program-fields">
      <Form.Item
        name="name"
        label={t("form.name")}
        extra={t(isLaunched ? "form.name.fixed" : "form.name.hint")}
      >
        <Input dir="ltr" disabled={isLaunched} />
      </Form.Item>
      <Form.Item
        name="currency"
        label={t("form.currency")}
        {...(isLaunched && { extra: t("form.currency.fixed") })}
      >
        <Select showSearch optionFilterProp="label" options={money} disabled={isLaunched} />
      </Form.Item>
      <Form.Item name="zone" label={t("form.zone")} extra={t("form.zone.hint")}>
        <Select showSearch options={places} />
      </Form.Item>
      <Form.Item
        name="new_before"
        label={t("form.new_before")}
        extra={t(model.new_before === null ? "form.new_before.usual" : "form.new_before.hint")}
        getValueProps={(value) => ({ value: value ?? [] })}
        normalize={(value: string[]) => (value.length > 0 ? value : null)}
      >
        <Select mode="multiple" options={before} placeholder={t("form.new_before.placeholder")} />
      </Form.Item>
    </div>
  );
}
