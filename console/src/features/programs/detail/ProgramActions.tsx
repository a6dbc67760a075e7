import { EditOutlined, MoreOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Program } from "@/api/types";
import { useMay } from "@/session/session";
import { inLanguage } from "@/texts/languages";
import { LinkButton } from "@/ui/LinkButton";
import { useProblemText } from "@/ui/Problem";
import { useDrafts } from "../data";
import { useTexts } from "../texts";

type Turn = "pause" | "resume" | "end";

/** What may be done with a program in its state. */
export const turnsOf = (state: string): Turn[] => {
  if (state === "ended") return [];
  return state === "paused" ? ["resume", "end"] : ["pause", "end"];
};

export function ProgramActions({ program }: { program: Program }) {
  const { t } = useTexts();
  const may = useMay("programs");
  const confirm = useTurn(program);
  const change = useChange(program);
  if (!may) return null;
  const turns = turnsOf(program.state);
  return (
    <>
      <LinkButton to="/programs/$id/next" params={{ id: program.id }}>
        {t("program.next")}
      </LinkButton>
      {program.state !== "ended" && (
        <Button
          type="primary"
          icon={<EditOutlined />}
          loading={change.isPending}
          onClick={() => change.mutate()}
        >
          {t(change.hasDraft ? "program.change.go_on" : "program.change")}
        </Button>
      )}
      {turns.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: turns.map((turn) => ({
              key: turn,
              label: t(`program.${turn}`),
              danger: turn === "end",
            })),
            onClick: ({ key }) => confirm(key as Turn),
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t("program.more")} />
        </Dropdown>
      )}
    </>
  );
}

/** Asks first, and names what happens. */
function useTurn(program: Program) {
  const { lang, t } = useTexts();
  const { t: frame } = useTranslation();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const turn = useMutation({
    mutationFn: async (what: Turn) => {
      const params = { path: { id: program.id } };
      if (what === "pause") return client.POST("/api/v1/programs/{id}/pause", { params });
      if (what === "resume") return client.POST("/api/v1/programs/{id}/resume", { params });
      return client.POST("/api/v1/programs/{id}/end", { params });
    },
    onSuccess: async (_, what) => {
      await refresh(queries, "/api/v1/programs");
      message.success(t(`program.${what}.done`));
    },
    onError: (error) => message.error(problemText(error)),
  });
  return (what: Turn) => {
    const title = inLanguage(program.title, lang) ?? program.name;
    modal.confirm({
      title: t(`program.${what}.sure`, { title }),
      content: t(`program.${what}.happens`),
      okText: t(`program.${what}`),
      okButtonProps: { danger: what === "end" },
      cancelText: frame("action.cancel"),
      onOk: () => turn.mutateAsync(what).catch(() => undefined),
    });
  };
}

/** Begins the draft of the next version, or goes on with the one that is there. */
function useChange(program: Program) {
  const { message } = App.useApp();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const drafts = useDrafts();
  const found = drafts.data?.find((draft) => draft.program === program.id);
  const change = useMutation({
    mutationFn: async () =>
      found ?? (await client.POST("/api/v1/drafts", { body: { program: program.id } })).data,
    onSuccess: async (draft) => {
      await refresh(queries, "/api/v1/drafts");
      if (draft) void navigate({ to: "/programs/drafts/$id", params: { id: draft.id } });
    },
    onError: (error) => message.error(problemText(error)),
  });
  return { ...change, hasDraft: found !== undefined };
}
