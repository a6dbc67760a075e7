import { Skeleton } from "antd";

/** While a screen's code is on its way. */
export function Waiting() {
  return (
    <div className="gw-page" aria-busy="true">
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 6 }} />
    </div>
  );
}
