import { App, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";

import { DayPicker } from "@/calendar/pickers";
import { useProgramNames } from "@/names/programs";
import { useSession } from "@/session/session";
import { FormDrawer } from "@/ui/FormDrawer";
import { CHANNELS, type Channel } from "../referrals/states";
import { CustomerPick } from "./CustomerPick";
import { type Stated, useRecord } from "./useRecord";

interface Entered {
  advocate: string;
  friend: string;
  friend_name?: string;
  friend_phone?: string;
  channel: Channel;
  program?: string;
  day?: Dayjs | null;
}

interface Props {
  open: boolean;
  onClose: () => void;
  advocate?: string;
}

/** Registers an introduction that was made at the counter or on the telephone. */
export function IntroduceDrawer({ open, onClose, advocate }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entered>();
  const { staff } = useSession();
  const { programs, choices } = useProgramNames();
  const { send, isPending } = useRecord((results) => {
    if (results.every(({ outcome }) => outcome !== "refused")) {
      message.success(t("introduce.done"));
    }
    onClose();
  });
  const running = choices.filter(
    ({ value }) => programs.find(({ id }) => id === value)?.state === "live",
  );
  const onFinish = (entered: Entered, key: string) => {
    const program = programs.find(({ id }) => id === entered.program)?.name;
    send(key, statedBy(entered, program, staff.id));
  };
  return (
    <FormDrawer<Entered>
      open={open}
      title={t("introduce.action")}
      text={t("introduce.text")}
      submit={t("introduce.submit")}
      busy={isPending}
      form={form}
      initial={{ channel: "in_person", ...(advocate ? { advocate } : {}) }}
      onClose={onClose}
      onFinish={onFinish}
    >
      <Form.Item
        name="advocate"
        label={t("introduce.advocate")}
        rules={[{ required: true, whitespace: true, message: t("introduce.advocate_missing") }]}
      >
        <CustomerPick />
      </Form.Item>
      <Form.Item
        name="friend"
        label={t("introduce.friend")}
        extra={t("introduce.friend_hint")}
        rules={[{ required: true, whitespace: true, message: t("introduce.friend_missing") }]}
      >
        <CustomerPick />
      </Form.Item>
      <Form.Item
        name="friend_name"
        label={t("introduce.friend_name")}
        extra={t("introduce.friend_name_hint")}
      >
        <Input dir="auto" autoComplete="off" />
      </Form.Item>
      <Form.Item name="friend_phone" label={t("introduce.friend_phone")}>
        <Input type="tel" dir="ltr" autoComplete="off" />
      </Form.Item>
      <Form.Item name="channel" label={t("field.channel")}>
        <Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
      </Form.Item>
      <Form.Item name="program" label={t("field.program")} extra={t("introduce.program_hint")}>
        <Select allowClear placeholder={t("introduce.any_program")} options={running} />
      </Form.Item>
      <Form.Item name="day" label={t("introduce.day")} extra={t("introduce.day_hint")}>
        <DayPicker
          style={{ width: "100%" }}
          disabledDate={(day: Dayjs) => day.isAfter(new Date(), "day")}
        />
      </Form.Item>
    </FormDrawer>
  );
}

/** The introduction, and after it the friend's file where something is known of them:
 * who is on file before the introduction would not be new. */
export function statedBy(
  entered: Entered,
  program: string | undefined,
  by: string,
  now: Date = new Date(),
): Stated[] {
  const { advocate, friend, friend_name, friend_phone, channel, day } = entered;
  const isToday = !day || day.isSame(now, "day");
  const moment = isToday || !day ? now : day.hour(12).minute(0).second(0).millisecond(0).toDate();
  const time = moment.toISOString();
  const introduced: Stated = {
    type: "referral.introduced",
    time,
    data: {
      advocate: advocate.trim(),
      friend: friend.trim(),
      channel,
      registered_by: by,
      ...(program ? { program } : {}),
    },
  };
  const known = { name: friend_name?.trim(), phone: friend_phone?.trim() };
  const attributes = Object.fromEntries(Object.entries(known).filter(([, value]) => value));
  if (Object.keys(attributes).length === 0) return [introduced];
  const after = new Date(moment.getTime() + 1).toISOString();
  return [
    introduced,
    { type: "customer.added", time: after, data: { customer: friend.trim(), attributes } },
  ];
}
