import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";

import { client } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { LinkButton } from "@/ui/LinkButton";
import { Problem } from "@/ui/Problem";
import { Door } from "./Door";
import { Redeem } from "./Redeem";

let kept: string | undefined;

/** The secret of the one-time link. It leaves the address at once, so that neither the
 * history nor a look over the shoulder has it; the page remembers it while it is open. */
function takeToken(): string | undefined {
  const token = decodeURIComponent(window.location.hash.slice(1));
  if (token !== "") {
    kept = token;
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }
  return kept;
}

export function Welcome() {
  const { t } = useTranslation();
  const token = takeToken();
  const look = useQuery({
    queryKey: ["link", token],
    enabled: token !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await client.POST("/api/v1/session/link/look", {
        body: { token: token ?? "" },
      });
      return data;
    },
  });
  const spent =
    token === undefined || (look.error instanceof ProblemError && look.error.status === 404);
  if (spent) {
    return (
      <Door title={t("door.spent")} text={t("door.spent_text")}>
        <LinkButton to="/sign-in" search={{}} type="primary">
          {t("door.sign_in")}
        </LinkButton>
      </Door>
    );
  }
  if (look.isError) {
    return (
      <Door title={t("door.welcome")}>
        <Problem error={look.error} onRetry={() => look.refetch()} />
      </Door>
    );
  }
  if (!look.data) {
    return (
      <Door title={t("door.welcome")}>
        <Skeleton active />
      </Door>
    );
  }
  return <Redeem token={token} link={look.data} />;
}
