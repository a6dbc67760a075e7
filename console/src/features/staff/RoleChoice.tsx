import { Radio } from "antd";
import { useTranslation } from "react-i18next";

import { useTexts } from "@/features/settings/texts";

import { powersOf, ROLES, type Role } from "./roles";

/** The choice of a role, each with what it may do. */
export function RoleChoice({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Role;
  onChange?: (role: Role) => void;
}) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  return (
    <Radio.Group
      {...(id && { id })}
      className="settings-roles"
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      options={ROLES.map((role) => ({
        value: role,
        label: (
          <span>
            {frame(`role.${role}`)}
            <small>{t(`powers.${powersOf(role)}`)}</small>
          </span>
        ),
      }))}
    />
  );
}
