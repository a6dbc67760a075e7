import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";

/** What a failed call says to people: the server's own words, or that it is away. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ProblemError)) return t("problem.unknown");
    if (error.status === 0) return t("problem.unreachable");
    if (error.status === 403) return t("problem.forbidden");
    if (error.status === 429) return t("problem.too_many");
    if (error.status >= 500) return error.detail || t("problem.server");
    return error.detail || t("problem.unknown");
  };
}

/** A failed read in place of what was asked for. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={t(problem?.status === 404 ? "problem.missing_title" : "problem.title")}
      description={
        <>
          <div>{text(error)}</div>
          {problem?.faults.map((fault) => (
            <div key={`${fault.index} ${fault.field} ${fault.reason}`}>
              <bdi className="gw-code">{fault.field}</bdi> {fault.reason}
            </div>
          ))}
          {problem?.request !== undefined && (
            <div>
              {t("problem.request")} <bdi className="gw-code">{problem.request}</bdi>
            </div>
          )}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t("action.retry")}
          </Button>
        )
      }
    />
  );
}
