import { Drawer, Grid } from "antd";
import type { ReactNode } from "react";

import { useDirection } from "@/texts/useLanguage";
import { useComeBack } from "./useComeBack";

interface Props {
  open: boolean;
  title: ReactNode;
  /** In pixels; on a telephone it takes the whole width. */
  width: number;
  onClose: () => void;
  footer?: ReactNode;
  children: ReactNode;
}

/** Something beside the page, at the end of the reading direction. Who closes it goes on
 * where they were. */
export function Side({ width, children, ...rest }: Props) {
  const direction = useDirection();
  const { md } = Grid.useBreakpoint();
  const comeBack = useComeBack(rest.open);
  return (
    <Drawer
      {...rest}
      size={md === false ? "100%" : width}
      placement={direction === "rtl" ? "left" : "right"}
      destroyOnHidden
      afterOpenChange={(open) => !open && comeBack()}
    >
      {children}
    </Drawer>
  );
}
