import { SearchOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const FindBox = lazy(() => import("./FindBox"));

/** The search of the header: screens, programs and customers, by Ctrl K. */
export function Find({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <Button
        className="gw-find"
        type={wide ? "default" : "text"}
        icon={<SearchOutlined />}
        {...(wide ? {} : { "aria-label": t("find.title") })}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        {wide && (
          <>
            {t("find.title")}
            <span className="gw-keys">
              <kbd dir="ltr">Ctrl K</kbd>
            </span>
          </>
        )}
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        title={<span className="gw-sr">{t("find.title")}</span>}
        styles={{ body: { minHeight: 120 } }}
      >
        <Suspense fallback={null}>
          <FindBox onDone={() => setOpen(false)} />
        </Suspense>
      </Modal>
    </>
  );
}
