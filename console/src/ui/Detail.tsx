import { Drawer, Grid, Skeleton } from "antd";
import type { ReactNode } from "react";

import { useDirection } from "@/texts/useLanguage";
import { Problem } from "./Problem";

interface Props {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  /** The read that the drawer shows: its skeleton and its failure are shown here. */
  read: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  children: () => ReactNode;
}

/** An item of a list, beside it. The address says which, so that it can be sent on. */
export function Detail({ open, title, onClose, read, children }: Props) {
  const direction = useDirection();
  const { md } = Grid.useBreakpoint();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      size={md === false ? "100%" : 560}
      placement={direction === "rtl" ? "left" : "right"}
      destroyOnHidden
    >
      {read.isError ? (
        <Problem error={read.error} onRetry={() => read.refetch()} />
      ) : read.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        children()
      )}
    </Drawer>
  );
}
