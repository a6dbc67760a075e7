import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "@/api/pages";
import { useProblemText } from "../Problem";
import { download, readCsv } from "./exportCsv";

interface Props {
  path: string;
  query: object;
  place?: Place;
  /** The file's name without its ending. */
  name: string;
  /** Whether the list comes in pages, as nearly all do. */
  paged?: boolean;
  size?: "small" | "middle";
}

/** Everything that the filters let through, not only what is on the screen. */
export function ExportButton({ path, query, place, name, paged = true, size = "middle" }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const onClick = async () => {
    setBusy(true);
    try {
      download(`${name}.csv`, await readCsv(path, query, { ...(place ? { place } : {}), paged }));
      message.success(t("list.exported"));
    } catch (error) {
      message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size={size} icon={<DownloadOutlined />} loading={busy} onClick={onClick}>
      {t("list.export")}
    </Button>
  );
}
