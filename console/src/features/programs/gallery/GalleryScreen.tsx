import { ArrowRightOutlined, SearchOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App, Button, Card, Empty, Flex, Input, Segmented, Skeleton, Tag } from "antd";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import { useMay } from "@/session/session";
import { inLanguage } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { Problem, useProblemText } from "@/ui/Problem";
import { type Preset, usePresets } from "../data";
import { type Definition, type Model, PAYEES } from "../definition/model";
import { isCurrency, type Speaker } from "../definition/units";
import { tellSide } from "../definition/words";
import { useTexts } from "../texts";
import "../programs.css";

const route = getRouteApi("/frame/programs/new");

/** What people look for: whom a program pays, and with what. */
const WANTS = ["both", "advocate", "money", "points", "things", "percent"] as const;
export type Want = (typeof WANTS)[number];

export function wants(model: Model, want: string): boolean {
  const gives = model.rule.map((rule) => rule.gives);
  const units = gives.flatMap((one) => [
    one.what === "fixed" ? one.unit : "",
    ...one.bands.map((band) => band.unit),
    ...one.steps.flatMap((step) => [step.unit, step.club?.unit ?? ""]),
  ]);
  const pays = (side: string) => model.rule.some((rule) => rule.for === side);
  switch (want) {
    case "both":
      return pays("friend") || gives.some((one) => one.what === "instruments");
    case "advocate":
      return !pays("friend") && gives.every((one) => one.what !== "instruments");
    case "money":
      return units.some(isCurrency) || gives.some((one) => one.what === "purchase_share");
    case "points":
      return units.includes("points");
    case "things":
      return units.some((unit) => /^(gift|service|voucher):|^storage_mb$/.test(unit));
    default:
      return gives.some((one) => one.what === "percent");
  }
}

function says(speaker: Speaker, preset: Preset, text: string): boolean {
  const { lang, t } = speaker;
  const words = [
    inLanguage(preset.title, lang),
    inLanguage(preset.summary, lang),
    preset.name,
    t(`preset.${preset.name}.for`, { defaultValue: "" }),
  ];
  return words.join(" ").toLocaleLowerCase().includes(text.toLocaleLowerCase());
}

export function GalleryScreen() {
  const speaker = useTexts();
  const { t } = speaker;
  const { q = "", want } = route.useSearch();
  const navigate = useNavigate();
  const { presets, isError, error, refetch } = usePresets();
  const search = (next: { q?: string | undefined; want?: Want | undefined }) =>
    void navigate({ to: "/programs/new", search: next, replace: true });
  const shown = presets?.filter(
    (preset) => says(speaker, preset, q) && (!want || (preset.model && wants(preset.model, want))),
  );
  return (
    <Page title={t("gallery.title")} purpose={t("gallery.purpose")}>
      <Flex gap={12} wrap className="program-bar">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={t("gallery.search")}
          placeholder={t("gallery.search")}
          defaultValue={q}
          onChange={(event) => search({ q: event.target.value || undefined, want })}
          style={{ maxWidth: 320 }}
        />
        <div className="program-scroll">
          <Segmented
            value={want ?? "all"}
            options={[
              { value: "all", label: t("gallery.all") },
              ...WANTS.map((value) => ({ value, label: t(`gallery.want.${value}`) })),
            ]}
            onChange={(value) =>
              search({ q: q || undefined, want: WANTS.find((one) => one === value) })
            }
          />
        </div>
      </Flex>
      {isError && <Problem error={error} onRetry={() => refetch()} />}
      {!shown && !isError && (
        <div className="program-cards" aria-busy="true">
          {[1, 2, 3, 4, 5, 6].map((card) => (
            <Card key={card}>
              <Skeleton active paragraph={{ rows: 5 }} />
            </Card>
          ))}
        </div>
      )}
      {shown?.length === 0 && (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("gallery.none")}>
            <Button onClick={() => search({})}>{t("gallery.show_all")}</Button>
          </Empty>
        </Card>
      )}
      <div className="program-cards">
        {shown?.map((preset) => (
          <PresetCard key={preset.name} preset={preset} />
        ))}
        {shown && shown.length > 0 && <EmptyPage />}
      </div>
    </Page>
  );
}

function useBegin() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (from: { preset?: string; definition?: Definition }) =>
      (await client.POST("/api/v1/drafts", { body: from as never })).data,
    onSuccess: async (draft) => {
      await refresh(queries, "/api/v1/drafts");
      if (draft) void navigate({ to: "/programs/drafts/$id", params: { id: draft.id } });
    },
    onError: (error) => message.error(problemText(error)),
  });
}

function PresetCard({ preset }: { preset: Preset }) {
  const speaker = useTexts();
  const { lang, t } = speaker;
  const begin = useBegin();
  const may = useMay("programs");
  const { model } = preset;
  const title = inLanguage(preset.title, lang) ?? preset.name;
  const business = t(`preset.${preset.name}.for`, { defaultValue: "" });
  return (
    <Card className="program-one program-preset">
      <Flex justify="space-between" gap={12} align="start">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <Tag title={t("gallery.practice")}>{preset.practice}</Tag>
      </Flex>
      {business && <p className="program-business">{business}</p>}
      <p className="program-summary">{inLanguage(preset.summary, lang)}</p>
      {model && (
        <dl className="program-gets">
          {PAYEES.map((side) => ({ side, gets: tellSide(speaker, model, side) }))
            .filter(({ gets }) => gets.length > 0)
            .map(({ side, gets }) => (
              <div key={side}>
                <dt className={`program-dot-${side}`}>{t(`side.${side}`)}</dt>
                {gets.map((what) => (
                  <dd key={what}>
                    <bdi>{what}</bdi>
                  </dd>
                ))}
              </div>
            ))}
        </dl>
      )}
      <Button
        type="primary"
        block
        disabled={!may}
        loading={begin.isPending}
        aria-label={t("gallery.choose.named", { title })}
        onClick={() => begin.mutate({ preset: preset.name })}
      >
        {t("gallery.choose")} <ArrowRightOutlined className="gw-mirror" aria-hidden />
      </Button>
    </Card>
  );
}

/** For people who bring a definition of their own. */
function EmptyPage() {
  const { t } = useTexts();
  const begin = useBegin();
  const may = useMay("programs");
  const definition = {
    name: "my-program",
    currency: "CNY",
    title: {},
    rule: [
      { for: "advocate", on: "paid", when: { nth: 1 }, gives: { unit: "points", amount: "100" } },
    ],
  };
  return (
    <Card className="program-one program-draft">
      <h2>{t("gallery.own")}</h2>
      <p className="program-summary">{t("gallery.own.text")}</p>
      <Button
        block
        disabled={!may}
        loading={begin.isPending}
        onClick={() => begin.mutate({ definition })}
      >
        {t("gallery.own.begin")}
      </Button>
    </Card>
  );
}
