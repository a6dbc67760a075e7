import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Answer } from "@/api/types";
import { useProblemText } from "@/ui/Problem";
import { useReasonText } from "../refusals/reasons";

const SOURCE = "/console";

/** A fact that somebody at the console states. */
export interface Stated {
  type: "customer.added" | "referral.introduced";
  data: Record<string, unknown>;
  /** RFC 3339; by default now. */
  time?: string;
}

type Result = Answer<"/api/v1/events", "post">["results"][number];

/** Records facts as the API does, and says how they were taken. One form has one name
 * for what it says, so that a second press of its button changes nothing. */
export function useRecord(onDone: (results: Result[]) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const reasonText = useReasonText();
  const record = api.useMutation("post", "/api/v1/events", {
    onSuccess: async ({ results }) => {
      await refresh(queries, "/api/v1/");
      const refused = results.find(({ outcome }) => outcome === "refused");
      if (refused) {
        message.warning(t("introduce.refused", { reason: reasonText(refused.reason ?? "") }), 8);
      }
      onDone(results);
    },
    onError: (error) => message.error(problemText(error)),
  });
  const send = (name: string, stated: Stated[]) =>
    record.mutate({
      body: stated.map(({ type, data, time }, at) => ({
        specversion: "1.0",
        source: SOURCE,
        id: `${name}-${at}`,
        type,
        time: time ?? new Date().toISOString(),
        // The document has no words for free fields.
        data: data as Record<string, never>,
      })),
    });
  return { send, isPending: record.isPending };
}
