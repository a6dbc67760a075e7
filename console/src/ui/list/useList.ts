import { useInfiniteQuery } from "@tanstack/react-query";

import { type Page, type Place, readPage } from "@/api/pages";
import type { Item, ListPath, Query } from "@/api/types";

/** A list page by page. Every list of the API is read this way; none counts its rows. */
export function useList<P extends ListPath>(path: P, query: Query<P>, place?: Place) {
  const list = useInfiniteQuery({
    queryKey: ["get", path, { query, place }, "pages"],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Item<P>>) => last.next ?? undefined,
    queryFn: ({ pageParam }) => {
      const asked = pageParam === undefined ? query : { ...query, cursor: pageParam };
      return readPage(path, asked, place);
    },
    // Other filters keep the rows until the new ones are there.
    placeholderData: (before) => before,
  });
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) };
}
