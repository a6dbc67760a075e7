import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Select } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { forgetSession, keepSession, useSession } from "@/session/session";
import { useProblemText } from "@/ui/Problem";

/** Whose books one looks at. Who works for several businesses changes here. */
export function Business() {
  const { t } = useTranslation();
  const { organization, organizations } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const change = api.useMutation("put", "/api/v1/session/organization", {
    onSuccess: async (session) => {
      // Away from what belongs to the business that was left, then without it.
      await navigate({ to: "/", search: {} });
      forgetSession(queries);
      keepSession(queries, session);
    },
    onError: (error) => message.error(problemText(error)),
  });
  const demo = organization.is_demo && <span className="gw-demo">{t("frame.demo")}</span>;
  if (organizations.length < 2) {
    return (
      <>
        <span className="gw-business">
          <bdi>{organization.name}</bdi>
        </span>
        {demo}
      </>
    );
  }
  return (
    <>
      <Select
        variant="borderless"
        className="gw-business"
        aria-label={t("frame.business")}
        value={organization.id}
        loading={change.isPending}
        popupMatchSelectWidth={false}
        options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => change.mutate({ body: { organization: id } })}
      />
      {demo}
    </>
  );
}
