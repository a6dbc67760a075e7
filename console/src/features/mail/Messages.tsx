import { SendOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Flex, Segmented } from "antd";
import { useState } from "react";

import { api, client } from "@/api/client";
import { refresh } from "@/api/queries";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { useMay } from "@/session/session";
import { isLanguage, LANGUAGE_NAMES } from "@/texts/languages";
import { Detail } from "@/ui/Detail";
import { Facts } from "@/ui/Facts";
import { Filters } from "@/ui/list/Filters";
import { ListView } from "@/ui/list/ListView";
import { useProblemText } from "@/ui/Problem";
import { Status, type Tone } from "@/ui/Status";
import { MailFrame } from "./MailFrame";

const route = getRouteApi("/frame/mail");

const STATES = ["waiting", "sent", "kept", "parked"] as const;
const TONES: Record<string, Tone> = { sent: "good", waiting: "busy", kept: "quiet", parked: "bad" };

function MessageStatus({ state }: { state: string }) {
  const { t } = useTexts();
  return <Status tone={TONES[state] ?? "quiet"}>{t(`mail.state.${state}`)}</Status>;
}

/** What left, or waits to leave. */
export function Messages() {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const { state, customer, open } = route.useSearch();
  const navigate = useNavigate();
  const filters = { state, customer };
  const go = (search: object) => void navigate({ to: "/mail", search, replace: true });
  const isFiltered = state !== undefined || customer !== undefined;
  return (
    <>
      <ListView
        path="/api/v1/messages"
        query={{ ...(state && { state }), ...(customer && { customer }) }}
        label={t("mail.messages")}
        rowKey={({ id }) => id}
        exportAs="messages"
        onOpen={({ id }) => void navigate({ to: "/mail", search: { ...filters, open: id } })}
        onReset={isFiltered ? () => go({}) : undefined}
        empty={t("mail.empty")}
        filters={
          <Filters
            filters={[
              {
                name: "state",
                label: t("mail.state"),
                choices: STATES.map((one) => ({ value: one, label: t(`mail.state.${one}`) })),
              },
              { name: "customer", label: t("mail.customer") },
            ]}
            values={filters as never}
            onChange={go}
          />
        }
        columns={[
          {
            key: "subject",
            title: t("mail.subject"),
            card: "title",
            render: ({ id, subject }) => (
              <Link to="/mail" search={{ ...filters, open: id }}>
                <bdi>{subject}</bdi>
              </Link>
            ),
          },
          {
            key: "to",
            title: t("mail.to"),
            render: ({ to, customer: who }) => (
              <>
                <bdi>{to}</bdi>
                {who && (
                  <>
                    {" "}
                    · <bdi>{who}</bdi>
                  </>
                )}
              </>
            ),
          },
          {
            key: "state",
            title: t("mail.state"),
            card: "aside",
            render: ({ state: one }) => <MessageStatus state={one} />,
          },
          {
            key: "template",
            title: t("mail.template"),
            wideOnly: true,
            render: ({ template }) => t(`template.${template}`, { defaultValue: template }),
          },
          {
            key: "when",
            title: t("mail.when"),
            render: ({ sent_at, created_at }) => dateTime(sent_at ?? created_at),
          },
        ]}
      />
      <MessageDetail id={open} onClose={() => go(filters)} />
    </>
  );
}

function MessageDetail({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTexts();
  const { dateTime, num } = useFormat();
  const [shape, setShape] = useState<"html" | "text">("html");
  const read = useQuery({
    queryKey: ["get", "/api/v1/messages/{id}", id],
    enabled: id !== undefined,
    queryFn: async () => {
      const params = { path: { id: id ?? "" } };
      const { data } = await client.GET("/api/v1/messages/{id}", { params });
      if (!data) throw new Error("no message");
      return data;
    },
  });
  const message = read.data;
  return (
    <Detail
      open={id !== undefined}
      title={<bdi>{message?.subject ?? t("mail.message")}</bdi>}
      onClose={onClose}
      read={read}
    >
      {() =>
        message && (
          <Flex vertical gap={16}>
            <Facts
              items={
                [
                  [t("mail.state"), <MessageStatus key="state" state={message.state} />],
                  [t("mail.to"), <bdi key="to">{message.to}</bdi>],
                  [
                    t("staff.language"),
                    isLanguage(message.language) ? LANGUAGE_NAMES[message.language] : "",
                  ],
                  [t("mail.written"), dateTime(message.created_at)],
                  [t("mail.sent"), message.sent_at && dateTime(message.sent_at)],
                  [t("parked.tries"), message.tries > 0 && num(message.tries)],
                ].filter(([, value]) => value !== false) as never
              }
            />
            {message.last_error && (
              <Alert
                type={message.state === "sent" ? "info" : "error"}
                showIcon
                title={t("parked.error")}
                description={<bdi>{message.last_error}</bdi>}
              />
            )}
            <Flex gap={12} wrap justify="space-between">
              <Segmented
                value={shape}
                onChange={setShape}
                options={[
                  { value: "html", label: t("mail.as_seen") },
                  { value: "text", label: t("mail.as_text") },
                ]}
              />
              <SendAgain id={message.id} state={message.state} />
            </Flex>
            {shape === "html" ? (
              <MailFrame html={message.html} title={message.subject} />
            ) : (
              <pre className="settings-plain" dir="auto">
                {message.text}
              </pre>
            )}
          </Flex>
        )
      }
    </Detail>
  );
}

function SendAgain({ id, state }: { id: string; state: string }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const may = useMay("admin");
  const send = api.useMutation("post", "/api/v1/messages/{id}/send", {
    onSuccess: async () => {
      message.success(t("mail.send.done"));
      await refresh(queries, "/api/v1/messages", "/api/v1/mail");
    },
    onError: (error) => void message.error(problemText(error)),
  });
  if (!may || (state !== "kept" && state !== "parked")) return null;
  return (
    <Button
      icon={<SendOutlined className="gw-mirror" />}
      loading={send.isPending}
      onClick={() => send.mutate({ params: { path: { id } } })}
    >
      {t("mail.send")}
    </Button>
  );
}
