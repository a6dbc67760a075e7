import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { Problem } from "@/ui/Problem";

/** A screen that could not be shown. A part that is missing was mostly replaced by a
 * newer version while the page was open: loading it again helps. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  if (error instanceof ProblemError) {
    const retry = () => {
      reset();
      void router.invalidate();
    };
    return (
      <div className="gw-page">
        <Problem error={error} onRetry={retry} />
      </div>
    );
  }
  return (
    <Result
      status="warning"
      title={t("frame.failed")}
      subTitle={t("frame.failed_hint")}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("action.reload")}
        </Button>
      }
    />
  );
}
