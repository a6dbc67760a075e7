import { useQuery } from "@tanstack/react-query";

import { client } from "@/api/client";
import { freely } from "@/api/types";

const AT_ONCE = 6;
const FRESH = 10 * 60_000;

let running = 0;
const waiting: (() => void)[] = [];

/** A page of fifty rows names as many people: they are asked for a few at a time. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The name by which people know somebody, of the free fields of their file. */
export function nameOf(attributes: unknown): string | undefined {
  const all = freely(attributes);
  const found = [all.name, all.display_name].find(
    (name) => typeof name === "string" && name !== "",
  );
  return found as string | undefined;
}

/** The name of somebody of whom only the id is at hand; nothing while it is not known. */
export function useCustomerName(customer: string): string | undefined {
  const { data } = useQuery({
    queryKey: ["name", customer],
    staleTime: FRESH,
    gcTime: FRESH,
    retry: false,
    queryFn: () =>
      inTurn(async () => {
        const params = { path: { customer } };
        const { data: file } = await client.GET("/api/v1/customers/{customer}", { params });
        return nameOf(file?.attributes) ?? null;
      }),
  });
  return data ?? undefined;
}
