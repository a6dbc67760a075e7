import { Link } from "@tanstack/react-router";
import { Card } from "antd";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerLink, CustomerName } from "@/names/Customer";

/** Who brought the most. */
export function Advocates({ advocates }: { advocates: Figures["advocates"] }) {
  const { t } = useTranslation();
  const { num } = useFormat();
  return (
    <Card title={<h2>{t("dashboard.advocates")}</h2>} className="gw-span-4">
      {advocates.length === 0 ? (
        <p className="gw-none">{t("dashboard.nothing")}</p>
      ) : (
        <ol className="gw-lines">
          {advocates.map(({ customer, display_name, introduced, converted }) => (
            <li key={customer}>
              <span>
                {display_name == null ? (
                  <CustomerLink customer={customer} />
                ) : (
                  <Link to="/customers/$customer" params={{ customer }} search={{}}>
                    <CustomerName customer={customer} name={display_name} />
                  </Link>
                )}
              </span>
              <span className="gw-quiet">
                {t("dashboard.channel_counts", {
                  introduced: num(introduced),
                  converted: num(converted),
                })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
