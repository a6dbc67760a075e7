import { MoreOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import { useTexts } from "@/features/settings/texts";
import { useProblemText } from "@/ui/Problem";

import type { MadeLink, Staff } from "./staff";

/** What can be done with one person of the staff. */
export function StaffMenu({
  staff,
  onChange,
  onLink,
}: {
  staff: Staff;
  onChange: () => void;
  onLink: (made: MadeLink) => void;
}) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const done = () => refresh(queries, "/api/v1/staff");
  const onError = (error: unknown) => void message.error(problemText(error));
  const update = api.useMutation("patch", "/api/v1/staff/{id}", { onSuccess: done, onError });
  const makeLink = api.useMutation("post", "/api/v1/staff/{id}/link", {
    onSuccess: ({ link, is_mailed }) => onLink({ link, isMailed: is_mailed, name: staff.name }),
    onError,
  });
  const params = { path: { id: staff.id } };
  const isDisabled = staff.state === "disabled";
  const turn = () =>
    modal.confirm({
      title: t(isDisabled ? "staff.enable.sure" : "staff.disable.sure", { name: staff.name }),
      content: t(isDisabled ? "staff.enable.happens" : "staff.disable.happens"),
      okText: t(isDisabled ? "staff.enable" : "staff.disable"),
      okButtonProps: { danger: !isDisabled },
      cancelText: frame("action.cancel"),
      onOk: () =>
        update.mutateAsync({ params, body: { disabled: !isDisabled } }).catch(() => undefined),
    });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "change", label: t("staff.change") },
          {
            key: "link",
            label: t(staff.state === "invited" ? "staff.link.invite" : "staff.link.password"),
            disabled: isDisabled,
          },
          {
            key: "turn",
            label: t(isDisabled ? "staff.enable" : "staff.disable"),
            danger: !isDisabled,
          },
        ],
        onClick: ({ key }) => {
          if (key === "change") onChange();
          if (key === "link") makeLink.mutate({ params });
          if (key === "turn") turn();
        },
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        loading={makeLink.isPending || update.isPending}
        aria-label={t("staff.actions.of", { name: staff.name })}
      />
    </Dropdown>
  );
}
