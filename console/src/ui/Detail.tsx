import { Skeleton } from "antd";
import type { ReactNode } from "react";

import { Problem } from "./Problem";
import { Side } from "./Side";

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
  return (
    <Side open={open} title={title} width={560} onClose={onClose}>
      {read.isError ? (
        <Problem error={read.error} onRetry={() => read.refetch()} />
      ) : read.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        children()
      )}
    </Side>
  );
}
