import { CopyOutlined, QrcodeOutlined } from "@ant-design/icons";
import { App, Button, Empty, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { usePage } from "@/api/pages";
import type { Advocate } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { useProgramNames } from "@/names/programs";
import { Problem } from "@/ui/Problem";
import "./links.css";

interface Props {
  customer: string;
  onEnrol: (() => void) | undefined;
}

/** The links by which a person brings others: to copy, to print, to hand over. */
export function Links({ customer, onEnrol }: Props) {
  const { t } = useTranslation();
  const links = usePage("/api/v1/customers/{customer}/links", {}, { place: { customer } });
  if (links.isError) return <Problem error={links.error} onRetry={() => links.refetch()} />;
  if (links.data === undefined) return <Skeleton active />;
  const { items } = links.data;
  if (items.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("links.none")}>
        {onEnrol && <Button onClick={onEnrol}>{t("enrol.action")}</Button>}
      </Empty>
    );
  }
  return (
    <ul className="gw-links">
      {items.map((advocate) => (
        <LinkCard key={advocate.id} advocate={advocate} />
      ))}
    </ul>
  );
}

function LinkCard({ advocate }: { advocate: Advocate }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { nameOf } = useProgramNames();
  const { message } = App.useApp();
  const [large, setLarge] = useState(false);
  const qr = `/q/${encodeURIComponent(advocate.code)}.svg`;
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(t("action.copied"));
    } catch {
      message.error(t("links.copy_failed"));
    }
  };
  return (
    <li>
      <button type="button" className="gw-qr" onClick={() => setLarge(true)}>
        <img src={qr} alt={t("links.qr", { code: advocate.code })} width={96} height={96} />
      </button>
      <div>
        <strong>
          <bdi>{nameOf(advocate.program)}</bdi>
        </strong>
        <div>
          <a href={advocate.link} target="_blank" rel="noreferrer">
            <bdi className="gw-code">{advocate.link}</bdi>
          </a>
        </div>
        <div className="gw-quiet">
          {t("links.code")} <bdi className="gw-code">{advocate.code}</bdi> ·{" "}
          {t("links.since", { day: date(advocate.enrolled_at) })}
        </div>
        <div className="gw-actions">
          <Button size="small" icon={<CopyOutlined />} onClick={() => copy(advocate.link)}>
            {t("links.copy")}
          </Button>
          <Button size="small" icon={<QrcodeOutlined />} onClick={() => setLarge(true)}>
            {t("links.show_qr")}
          </Button>
          <Button size="small" href={advocate.share_page} target="_blank" rel="noreferrer">
            {t("links.share_page")}
          </Button>
        </div>
      </div>
      <Modal
        open={large}
        onCancel={() => setLarge(false)}
        footer={null}
        title={nameOf(advocate.program)}
      >
        <div className="gw-qr-large">
          <img src={qr} alt={t("links.qr", { code: advocate.code })} />
          <a href={qr} download={`${advocate.code}.svg`}>
            {t("links.download")}
          </a>
        </div>
      </Modal>
    </li>
  );
}
