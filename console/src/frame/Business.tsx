import { DownOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown } from "antd";
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
  const name = <bdi className="gw-business">{organization.name}</bdi>;
  return (
    <>
      {organizations.length < 2 ? (
        name
      ) : (
        <Dropdown
          trigger={["click"]}
          menu={{
            selectedKeys: [organization.id],
            items: organizations.map((one) => ({ key: one.id, label: <bdi>{one.name}</bdi> })),
            onClick: ({ key }) => {
              if (key !== organization.id) change.mutate({ body: { organization: key } });
            },
          }}
        >
          <Button
            type="text"
            loading={change.isPending}
            aria-label={t("frame.business_change", { name: organization.name })}
          >
            {name}
            <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {organization.is_demo && <span className="gw-demo">{t("frame.demo")}</span>}
    </>
  );
}
