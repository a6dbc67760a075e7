import { useTranslation } from "react-i18next";

import { CustomerText } from "@/names/Customer";

const OWN = ["house", "budget", "used"] as const;

/** The person of an account `member:C-1:available`. */
export function memberOf(account: string): string | undefined {
  return /^member:(.+):available$/.exec(account)?.[1];
}

/** An account by its owner; its own name for accounts that this console does not know. */
export function AccountName({ account }: { account: string }) {
  const { t } = useTranslation();
  const member = memberOf(account);
  if (member !== undefined) return <CustomerText customer={member} />;
  const own = OWN.find((one) => one === account);
  if (own === undefined) return <bdi className="gw-code">{account}</bdi>;
  return t(`ledger.account.${own}`);
}
