import { useTranslation } from "react-i18next";

export function Brand({ narrow = false }: { narrow?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="gw-brand">
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} width={28} height={28} alt="" />
      {!narrow && <span>{t("brand")}</span>}
    </div>
  );
}
