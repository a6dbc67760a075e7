import { useQuery } from "@tanstack/react-query";

import { client } from "./client";
import type { Item, ListPath, Query } from "./types";

/** Where a list stands: `{id}` and the like of its path. */
export type Place = Record<string, string>;

export interface Page<I> {
  items: I[];
  next?: string | null;
}

type Get = (
  path: string,
  init: { params: { query: object; path?: Place } },
) => Promise<{ data: unknown }>;

/** A page of a list. Lists also answer as CSV, so their type says too much elsewhere. */
export async function readPage<P extends ListPath>(
  path: P,
  query: Query<P>,
  place?: Place,
): Promise<Page<Item<P>>> {
  const get = client.GET as unknown as Get;
  const params = place === undefined ? { query } : { query, path: place };
  const { data } = await get(path, { params });
  return data as Page<Item<P>>;
}

interface Options {
  place?: Place;
  enabled?: boolean;
}

/** The first page of a list, for menus and short lists; long ones are `ui/list`'s. */
export function usePage<P extends ListPath>(path: P, query: Query<P>, options: Options = {}) {
  const { place, enabled = true } = options;
  return useQuery({
    queryKey: ["get", path, { query, place }],
    enabled,
    placeholderData: (before) => before,
    queryFn: () => readPage(path, query, place),
  });
}
