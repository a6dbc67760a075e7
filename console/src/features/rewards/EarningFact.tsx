import { Skeleton } from "antd";

import { api } from "@/api/client";
import { Problem } from "@/ui/Problem";
import { Fact } from "../customers/Fact";

/** The fact behind a reward, as it was recorded. */
export function EarningFact({ source, id }: { source: string; id: string }) {
  const fact = api.useQuery("get", "/api/v1/events/one", { params: { query: { source, id } } });
  if (fact.isError) return <Problem error={fact.error} onRetry={() => fact.refetch()} />;
  if (fact.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return <Fact fact={fact.data} open />;
}
