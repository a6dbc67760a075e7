import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { useMay } from "@/session/session";
import { ListView } from "@/ui/list/ListView";
import { useProblemText } from "@/ui/Problem";

/** What could not be delivered after many tries, and waits for somebody to look. */
export function Parked() {
  const { t } = useTexts();
  const { ago, num } = useFormat();
  const may = useMay("admin");
  return (
    <section>
      <h2 style={{ margin: "0 0 4px", fontSize: 16 }}>{t("parked.title")}</h2>
      <p className="settings-hint">{t("parked.purpose")}</p>
      <ListView
        path="/api/v1/outbox/parked"
        query={{}}
        label={t("parked.title")}
        rowKey={({ id }) => id}
        exportAs="parked"
        empty={t("parked.empty")}
        columns={[
          {
            key: "topic",
            title: t("parked.topic"),
            card: "title",
            render: ({ topic }) => <bdi className="gw-code">{topic}</bdi>,
          },
          {
            key: "error",
            title: t("parked.error"),
            render: ({ last_error }) => <bdi>{last_error ?? "–"}</bdi>,
          },
          {
            key: "tries",
            title: t("parked.tries"),
            align: "end",
            render: ({ tries }) => num(tries),
          },
          {
            key: "when",
            title: t("parked.when"),
            render: ({ parked_at }) => ago(parked_at),
          },
          ...(may
            ? [
                {
                  key: "actions",
                  title: t("staff.actions"),
                  align: "end" as const,
                  card: "aside" as const,
                  render: ({ id }: { id: string }) => <Requeue id={id} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Requeue({ id }: { id: string }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const requeue = api.useMutation("post", "/api/v1/outbox/parked/{id}/requeue", {
    onSuccess: async () => {
      message.success(t("parked.requeued"));
      await refresh(queries, "/api/v1/outbox");
    },
    onError: (error) => void message.error(problemText(error)),
  });
  return (
    <Button
      type="link"
      loading={requeue.isPending}
      onClick={() => requeue.mutate({ params: { path: { id } } })}
    >
      {t("parked.requeue")}
    </Button>
  );
}
