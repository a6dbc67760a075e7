import { Outlet, useRouterState } from "@tanstack/react-router";
import { Drawer, Grid, Layout } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useLive } from "@/live/watch";
import { useSession } from "@/session/session";
import { changeLanguage } from "@/texts/i18n";
import { isLanguage } from "@/texts/languages";
import { useDirection, useLanguage } from "@/texts/useLanguage";
import { Brand } from "./Brand";
import { Header } from "./Header";
import { Offline } from "./Offline";
import { Sider } from "./Sider";
import { useSessionEnd } from "./useSessionEnd";
import "./frame.css";

const WIDTH = 232;
const NARROW = 64;

/** A person's own language is that of their console, wherever they sign in. */
function useOwnLanguage(): void {
  const { staff } = useSession();
  const language = useLanguage();
  const own = staff.language;
  useEffect(() => {
    if (isLanguage(own) && own !== language) void changeLanguage(own);
  }, [own]);
}

export function Frame() {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const direction = useDirection();
  const [narrow, setNarrow] = useState(false);
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useSessionEnd();
  useLive();
  useOwnLanguage();
  useEffect(() => setOpen(false), [path]);

  return (
    <Layout className="gw-frame">
      <a className="gw-skip" href="#content">
        {t("frame.skip")}
      </a>
      {wide ? (
        <Layout.Sider
          className="gw-sider"
          width={WIDTH}
          collapsedWidth={NARROW}
          collapsed={narrow}
          trigger={null}
        >
          <Brand narrow={narrow} />
          <Sider narrow={narrow} />
        </Layout.Sider>
      ) : (
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement={direction === "rtl" ? "right" : "left"}
          size={WIDTH + 28}
          title={<Brand />}
          styles={{ body: { padding: 0 } }}
        >
          <Sider />
        </Drawer>
      )}
      <Layout className="gw-main">
        <Header wide={wide} onMenu={() => (wide ? setNarrow(!narrow) : setOpen(true))} />
        <Offline />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </Layout>
    </Layout>
  );
}
