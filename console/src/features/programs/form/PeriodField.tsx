import { Button, Flex, Form } from "antd";
import dayjs, { type Dayjs } from "dayjs";

import { DayPicker } from "@/calendar/pickers";
import { useTexts } from "../texts";

/** The program's own first and last day, where it has them. */
export function PeriodField({ hasPeriod }: { hasPeriod: boolean }) {
  const { t } = useTexts();
  const form = Form.useFormInstance();
  if (!hasPeriod) {
    return (
      <Button
        type="dashed"
        style={{ marginBlockStart: 12 }}
        onClick={() => form.setFieldValue("period", { from: "", to: "" })}
      >
        {t("form.period.add")}
      </Button>
    );
  }
  return (
    <Flex gap={16} wrap style={{ marginBlockStart: 16 }} align="start">
      <Form.Item name={["period", "from"]} label={t("form.period.from")}>
        <DayInput />
      </Form.Item>
      <Form.Item name={["period", "to"]} label={t("form.period.to")}>
        <DayInput />
      </Form.Item>
      <Button
        type="text"
        style={{ marginBlockStart: 30 }}
        onClick={() => form.setFieldValue("period", null)}
      >
        {t("form.period.remove")}
      </Button>
    </Flex>
  );
}

/** A day of the reader's calendar; kept as `2026-03-01`. */
function DayInput({
  id,
  value = "",
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (day: string) => void;
}) {
  const day = dayjs(value, "YYYY-MM-DD");
  return (
    <DayPicker
      {...(id && { id })}
      value={value && day.isValid() ? day : null}
      onChange={(next) => onChange?.(next ? dayjs(next as Dayjs).format("YYYY-MM-DD") : "")}
    />
  );
}
