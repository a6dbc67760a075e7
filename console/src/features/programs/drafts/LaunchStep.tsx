import { RocketOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Card, Flex, Input, Radio } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { createPortal } from "react-dom";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import { DayPicker } from "@/calendar/pickers";
import { useSession } from "@/session/session";
import { Problem } from "@/ui/Problem";
import { type Definition, readModel } from "../definition/model";
import { missingLanguages } from "../form/TextsFields";
import { useTexts } from "../texts";
import { ProgramWords } from "../words/RuleWords";
import { momentAt } from "./momentAt";
import type { DraftInHand } from "./useDraft";

type Start = "now" | "day" | "past";

/** The last step: a last look, from when on, and off it goes. */
export function LaunchStep({
  hand,
  end,
  onFix,
}: {
  hand: DraftInHand;
  end: HTMLElement | null;
  onFix: () => void;
}) {
  const { t } = useTexts();
  const { draft } = hand;
  const model = readModel(draft.definition as Definition);
  const { time_zone } = useSession().organization;
  const zone = model.zone || time_zone;
  const [start, setStart] = useState<Start>("now");
  const [day, setDay] = useState("");
  const [clock, setClock] = useState("00:00");
  const launch = useLaunch(hand);
  const missing = missingLanguages(model);
  const ready = draft.faults.length === 0 && (start === "now" || day !== "");
  const from = start === "now" ? undefined : momentAt(day, clock, zone);
  return (
    <Flex vertical gap={16}>
      <Card title={<h2>{t("launch.look")}</h2>}>
        <ProgramWords model={model} />
      </Card>
      <Card title={<h2>{t("launch.start")}</h2>}>
        <Radio.Group
          value={start}
          onChange={(event) => setStart(event.target.value)}
          className="program-choices"
          options={(["now", "day", "past"] as const).map((value) => ({
            value,
            label: (
              <span>
                <b>{t(`launch.start.${value}`)}</b>
                <small>{t(`launch.start.${value}.hint`)}</small>
              </span>
            ),
          }))}
        />
        {start !== "now" && (
          <Flex gap={8} wrap className="program-when">
            <DayPicker
              aria-label={t("launch.day")}
              value={day ? dayjs(day, "YYYY-MM-DD") : null}
              onChange={(next) => setDay(next ? dayjs(next as never).format("YYYY-MM-DD") : "")}
            />
            <Input
              type="time"
              dir="ltr"
              aria-label={t("launch.clock")}
              value={clock}
              onChange={(event) => setClock(event.target.value || "00:00")}
              style={{ width: 130 }}
            />
            <span className="program-hint">{t("launch.zone", { zone })}</span>
          </Flex>
        )}
      </Card>
      {draft.faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t("launch.faults", { count: draft.faults.length })}
          action={<Button onClick={onFix}>{t("launch.fix")}</Button>}
        />
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("launch.missing")}
          action={<Button onClick={onFix}>{t("launch.add_texts")}</Button>}
        />
      )}
      {launch.isError && <Problem error={launch.error} />}
      {end &&
        createPortal(
          <Button
            type="primary"
            icon={<RocketOutlined />}
            disabled={!ready}
            loading={launch.isPending}
            onClick={() => launch.mutate(from)}
          >
            {t("launch.go")}
          </Button>,
          end,
        )}
    </Flex>
  );
}

function useLaunch({ draft, flush }: DraftInHand) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (live_from: string | undefined) => {
      if (!(await flush())) throw new Error("not saved");
      const { data } = await client.POST("/api/v1/drafts/{id}/launch", {
        params: { path: { id: draft.id } },
        body: live_from ? { live_from } : {},
      });
      return data;
    },
    onSuccess: async (program) => {
      await refresh(queries, "/api/v1/programs", "/api/v1/drafts");
      if (program) {
        void navigate({ to: "/programs/$id/next", params: { id: program.id } });
      }
    },
  });
}
