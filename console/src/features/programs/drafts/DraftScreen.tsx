import { CheckCircleOutlined, LoadingOutlined, WarningOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Popconfirm, Skeleton, Steps } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import { useFormat } from "@/format/useFormat";
import { inLanguage } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { Problem, useProblemText } from "@/ui/Problem";
import { type Definition, fitsForm, readModel } from "../definition/model";
import { useTexts } from "../texts";
import { ProgramWords } from "../words/RuleWords";
import { type Draft, type SaveState, useDraft, useDraftRead } from "./useDraft";
import "../programs.css";
import "../trial/trial.css";

// Each step comes when it is reached.
const EditStep = lazy(async () => ({ default: (await import("./EditStep")).EditStep }));
const TrialBoard = lazy(async () => ({
  default: (await import("../trial/TrialBoard")).TrialBoard,
}));
const LaunchStep = lazy(async () => ({ default: (await import("./LaunchStep")).LaunchStep }));
const ChangeStep = lazy(async () => ({ default: (await import("./ChangeStep")).ChangeStep }));

const route = getRouteApi("/frame/programs/drafts/$id");

const NEW_STEPS = ["look", "figures", "try", "launch"] as const;
const VERSION_STEPS = ["figures", "try", "change"] as const;

/** From a preset to a running program, or from a version to the next one. */
export function DraftScreen() {
  const { id } = route.useParams();
  const read = useDraftRead(id);
  const { t } = useTexts();
  if (read.isError) {
    return (
      <Page title={t("draft.title")}>
        <Problem error={read.error} onRetry={() => read.refetch()} />
      </Page>
    );
  }
  if (!read.data) {
    return (
      <Page title={t("draft.title")}>
        <Skeleton active paragraph={{ rows: 10 }} />
      </Page>
    );
  }
  return <DraftPath key={id} read={read.data} />;
}

function DraftPath({ read }: { read: Draft }) {
  const { lang, t } = useTexts();
  const { num } = useFormat();
  const hand = useDraft(read);
  const { draft } = hand;
  const { step: asked } = route.useSearch();
  const navigate = useNavigate();
  const names: readonly string[] = draft.program ? VERSION_STEPS : NEW_STEPS;
  const at = Math.max(0, names.indexOf(asked ?? ""));
  const step = names[at] ?? "figures";
  /** Where a step puts its own last button, beside the way back. */
  const [end, setEnd] = useState<HTMLElement | null>(null);
  useEffect(() => {
    // What it answers is no way to undo it, so it must not be this effect's.
    window.scrollTo?.({ top: 0 });
  }, [step]);
  const go = async (to: number) => {
    const next = names[to];
    if (!next) return;
    await hand.flush();
    void navigate({ to: ".", search: { step: next as never } });
  };
  const definition = draft.definition as Definition;
  const title = inLanguage(draft.title, lang) ?? draft.name ?? t("draft.unnamed");
  const isFaulty = (name: string | undefined) => name === "figures" && draft.faults.length > 0;
  const fix = () => void go(names.indexOf("figures"));
  return (
    <Page
      title={<bdi>{title}</bdi>}
      name={title}
      purpose={t(draft.program ? "draft.version.purpose" : "draft.purpose")}
      actions={
        <>
          <Saved state={hand.state} error={hand.error} onRetry={() => void hand.flush()} />
          <DeleteDraft draft={draft} />
        </>
      }
    >
      <div className="program-path">
        <Steps
          current={at}
          onChange={(next) => void go(next)}
          size="small"
          responsive
          iconRender={(own, { index, components: { Icon } }) =>
            // A step that lies behind has a tick, a faulty one a cross.
            index < at || isFaulty(names[index]) ? (
              own
            ) : (
              <Icon>
                <span className="ant-steps-item-icon-number">{num(index + 1)}</span>
              </Icon>
            )
          }
          items={names.map((name) => ({
            title: t(`step.${name}`),
            ...(isFaulty(name) && { status: "error" as const }),
          }))}
        />
        <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
          {step === "look" && <LookStep definition={definition} />}
          {step === "figures" && <EditStep hand={hand} isLaunched={Boolean(draft.program)} />}
          {step === "try" && <TryStep draft={draft} onFix={fix} />}
          {step === "launch" && <LaunchStep hand={hand} end={end} onFix={fix} />}
          {step === "change" && draft.program && (
            <ChangeStep hand={hand} program={draft.program} end={end} onFix={fix} />
          )}
        </Suspense>
        <div className="program-foot">
          <Button disabled={at === 0} onClick={() => void go(at - 1)}>
            {t("step.back")}
          </Button>
          <span ref={setEnd} />
          {at < names.length - 1 && (
            <Button type="primary" onClick={() => void go(at + 1)}>
              {t("step.next", { step: t(`step.${names[at + 1]}`) })}
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}

function LookStep({ definition }: { definition: Definition }) {
  const { lang, t } = useTexts();
  if (!fitsForm(definition)) {
    return <Alert type="info" showIcon title={t("edit.text_only")} />;
  }
  const model = readModel(definition);
  return (
    <>
      <p className="program-lead">{inLanguage(model.summary, lang)}</p>
      <ProgramWords model={model} />
    </>
  );
}

function TryStep({ draft, onFix }: { draft: Draft; onFix: () => void }) {
  const { t } = useTexts();
  if (draft.faults.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        title={t("launch.faults", { count: draft.faults.length })}
        action={<Button onClick={onFix}>{t("launch.fix")}</Button>}
      />
    );
  }
  return (
    <>
      <p className="program-lead">{t("trial.lead")}</p>
      <TrialBoard definition={draft.definition as Definition} preset={draft.preset ?? null} />
    </>
  );
}

function Saved({
  state,
  error,
  onRetry,
}: {
  state: SaveState;
  error: unknown;
  onRetry: () => void;
}) {
  const { t } = useTexts();
  const problemText = useProblemText();
  return (
    <span role="status" className="program-saved">
      {state === "failed" ? (
        <>
          <WarningOutlined className="trial-bad" aria-hidden /> {problemText(error)}{" "}
          <Button size="small" onClick={onRetry}>
            {t("draft.save_again")}
          </Button>
        </>
      ) : state === "saved" ? (
        <>
          <CheckCircleOutlined aria-hidden /> {t("draft.saved")}
        </>
      ) : (
        <>
          <LoadingOutlined aria-hidden /> {t("draft.saving")}
        </>
      )}
    </span>
  );
}

function DeleteDraft({ draft }: { draft: Draft }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => client.DELETE("/api/v1/drafts/{id}", { params: { path: { id: draft.id } } }),
    onSuccess: async () => {
      if (draft.program) {
        await navigate({ to: "/programs/$id", params: { id: draft.program } });
      } else {
        await navigate({ to: "/programs" });
      }
      await refresh(queries, "/api/v1/drafts");
    },
  });
  return (
    <Popconfirm
      title={t("draft.delete.sure")}
      okText={frame("action.delete")}
      cancelText={frame("action.cancel")}
      okButtonProps={{ danger: true }}
      onConfirm={() => remove.mutateAsync().catch(() => undefined)}
    >
      <Button loading={remove.isPending}>{t("draft.delete")}</Button>
    </Popconfirm>
  );
}
