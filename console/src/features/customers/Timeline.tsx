import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useList } from "@/ui/list/useList";
import { Problem } from "@/ui/Problem";
import { Fact } from "./Fact";
import "./timeline.css";

/** The facts about a person, the last first. */
export function Timeline({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const facts = useList("/api/v1/events", { customer, order: "desc", limit: 20 });
  if (facts.items === undefined) {
    return facts.isError ? (
      <Problem error={facts.error} onRetry={() => facts.refetch()} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows: 5 }} />
    );
  }
  if (facts.items.length === 0) return <p className="gw-none">{t("fact.none")}</p>;
  return (
    <>
      <ol className="gw-timeline">
        {facts.items.map((fact) => (
          <li key={`${fact.source} ${fact.id}`}>
            <Fact fact={fact} />
          </li>
        ))}
      </ol>
      {facts.hasNextPage && (
        <Button loading={facts.isFetchingNextPage} onClick={() => facts.fetchNextPage()}>
          {t("list.more")}
        </Button>
      )}
    </>
  );
}
