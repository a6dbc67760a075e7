import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";

/** The words for a kind of problem, in the reader's language; undefined for a kind that
 * this console does not know, of which the server's own words must do. */
function useKindText(): (error: unknown) => string | undefined {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ProblemError)) return t("problem.unknown");
    if (error.status === 0) return t("problem.unreachable");
    const key = `problem.code.${error.code}`;
    return i18n.exists(key) ? t(key as "problem.code.internal") : undefined;
  };
}

/** Whether the words for its kind leave open what was wrong. */
const saysMore = (error: unknown) => error instanceof ProblemError && error.code === "malformed";

/** What a failed call says to people in one line. What exactly was wrong with a request
 * only the server can say. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  const kindText = useKindText();
  return (error) => {
    const detail = error instanceof ProblemError ? error.detail : "";
    const kind = kindText(error);
    if (saysMore(error)) return `${kind} \u2068${detail}\u2069`;
    return kind ?? (detail || t("problem.unknown"));
  };
}

/** A failed read in place of what was asked for. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const kindText = useKindText();
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={t(problem?.status === 404 ? "problem.missing_title" : "problem.title")}
      description={
        <>
          <div>{kindText(error) ?? (problem?.detail || t("problem.unknown"))}</div>
          {saysMore(error) && problem?.faults.length === 0 && <bdi>{problem.detail}</bdi>}
          {problem?.faults.map((fault) => (
            <div key={`${fault.index} ${fault.field} ${fault.reason}`}>
              <bdi className="gw-code">{fault.field}</bdi> <bdi>{fault.reason}</bdi>
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
