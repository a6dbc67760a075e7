import { Button, Card, Empty, Grid, Skeleton, Spin, Table } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Place } from "@/api/pages";
import type { Item, ListPath, Query } from "@/api/types";
import type { Group } from "@/live/store";
import { Problem } from "../Problem";
import { ExportButton } from "./ExportButton";
import { FreshBar } from "./FreshBar";
import { useList } from "./useList";
import "./list.css";

export interface Column<T> {
  key: string;
  title: string;
  render: (item: T) => ReactNode;
  align?: "start" | "end";
  /** Left out on screens that are not wide. */
  wideOnly?: boolean;
  /** Where it stands on a telephone's card; by default a line with its title. */
  card?: "title" | "aside" | "none";
}

interface Props<P extends ListPath> {
  path: P;
  query: Query<P>;
  place?: Place;
  /** What the list is of, for who cannot see it. */
  label: string;
  columns: Column<Item<P>>[];
  rowKey: (item: Item<P>) => string;
  /** Opens an item; its first column should hold a link that does the same. */
  onOpen?: (item: Item<P>) => void;
  filters?: ReactNode;
  /** Undoes the filters; given when some are set. */
  onReset?: (() => void) | undefined;
  /** Shown while there is nothing at all: what to do next. */
  empty: ReactNode;
  /** The exported file's name; without it there is no export. */
  exportAs?: string;
  /** The list has no pages. */
  isWhole?: boolean;
  /** Whose news are told above the list. */
  live?: Group;
}

/** A list of the API: filters, export, table or cards, and each of its states. */
export function ListView<P extends ListPath>(props: Props<P>) {
  const { path, query, place, filters, exportAs, isWhole, live } = props;
  const list = useList(path, query, place);
  const bar = filters !== undefined || exportAs !== undefined;
  return (
    <Card className="gw-list" styles={{ body: { padding: 0 } }}>
      {bar && (
        <div className="gw-list-bar">
          {filters}
          {exportAs !== undefined && (
            <div className="gw-list-tools">
              <ExportButton
                path={path}
                query={query}
                name={exportAs}
                paged={isWhole !== true}
                {...(place ? { place } : {})}
              />
            </div>
          )}
        </div>
      )}
      {live !== undefined && <FreshBar group={live} onShow={() => list.refetch()} />}
      <Body {...props} list={list} />
    </Card>
  );
}

type BodyProps<P extends ListPath> = Props<P> & { list: ReturnType<typeof useList<P>> };

function Body<P extends ListPath>({ list, ...props }: BodyProps<P>) {
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const { items } = list;
  if (items === undefined) {
    return list.isError ? (
      <div className="gw-list-pad">
        <Problem error={list.error} onRetry={() => list.refetch()} />
      </div>
    ) : (
      <div className="gw-list-pad" aria-busy="true">
        <Skeleton active title={false} paragraph={{ rows: 8, width: "100%" }} />
      </div>
    );
  }
  if (items.length === 0) {
    return (
      <div className="gw-list-pad">
        {props.onReset ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("list.nothing_found")}>
            <Button onClick={props.onReset}>{t("list.reset")}</Button>
          </Empty>
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={false}>
            {props.empty}
          </Empty>
        )}
      </div>
    );
  }
  const busy = list.isFetching && !list.isFetchingNextPage && list.isPlaceholderData;
  return (
    <>
      {list.isError && (
        <div className="gw-list-pad">
          <Problem error={list.error} onRetry={() => list.refetch()} />
        </div>
      )}
      {md === false ? (
        <Spin spinning={busy}>
          <Cards {...props} items={items} />
        </Spin>
      ) : (
        <Rows {...props} items={items} busy={busy} />
      )}
      {list.hasNextPage && (
        <div className="gw-list-more">
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t("list.more")}
          </Button>
        </div>
      )}
    </>
  );
}

type Shown<P extends ListPath> = Omit<Props<P>, "path" | "query"> & { items: Item<P>[] };

/** Whether a click was meant for something inside of the row. */
function isInside(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input") !== null;
}

function Rows<P extends ListPath>(props: Shown<P> & { busy: boolean }) {
  const { columns, items, onOpen, busy } = props;
  const { xl } = Grid.useBreakpoint();
  const shown = columns.filter((column) => xl !== false || !column.wideOnly);
  return (
    <Table<Item<P>>
      aria-label={props.label}
      dataSource={items}
      rowKey={props.rowKey}
      pagination={false}
      loading={busy}
      scroll={{ x: "max-content" }}
      columns={shown.map(({ key, title, render, align }) => ({
        key,
        title,
        ...(align ? { align } : {}),
        ...(align === "end" ? { className: "gw-num" } : {}),
        render: (_: unknown, item: Item<P>) => render(item),
      }))}
      {...(onOpen
        ? {
            rowClassName: "gw-row",
            onRow: (item: Item<P>) => ({
              onClick: (event) => !isInside(event.target) && onOpen(item),
            }),
          }
        : {})}
    />
  );
}

function Cards<P extends ListPath>({ columns, items, label, rowKey, onOpen }: Shown<P>) {
  const title = columns.filter(({ card }) => card === "title");
  const aside = columns.filter(({ card }) => card === "aside");
  const lines = columns.filter(({ card }) => card === undefined);
  return (
    <ul className="gw-cards" aria-label={label}>
      {items.map((item) => (
        <li
          key={rowKey(item)}
          {...(onOpen
            ? {
                className: "gw-row",
                onClick: (event) => !isInside(event.target) && onOpen(item),
              }
            : {})}
        >
          <div className="gw-card-head">
            <div>
              {title.map(({ key, render }) => (
                <div key={key}>{render(item)}</div>
              ))}
            </div>
            <div>
              {aside.map(({ key, render }) => (
                <div key={key}>{render(item)}</div>
              ))}
            </div>
          </div>
          <dl>
            {lines.map(({ key, title: name, render }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{render(item)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
