import { useQuery } from "@tanstack/react-query";

import { client } from "@/api/client";
import { type Customer, freely } from "@/api/types";
import { inBatches } from "./batches";

const FRESH = 10 * 60_000;
/** As many as the server looks up at once. */
const MOST = 200;

/** The name by which people know somebody, of the free fields of their file. */
export function nameOf(attributes: unknown): string | undefined {
  const all = freely(attributes);
  const found = [all.name, all.display_name].find(
    (name) => typeof name === "string" && name !== "",
  );
  return found as string | undefined;
}

/** The files of all whom the rows of a page name, in one request. */
const fileOf = inBatches(MOST, async (customers) => {
  const { data } = await client.POST("/api/v1/lookup/customers", { body: { customers } });
  const files = data?.items ?? [];
  return new Map<string, Customer>(files.map((file) => [file.customer, file]));
});

/** The name of somebody of whom only the id is at hand; nothing while it is not known. */
export function useCustomerName(customer: string): string | undefined {
  const { data } = useQuery({
    queryKey: ["name", customer],
    staleTime: FRESH,
    gcTime: FRESH,
    retry: false,
    queryFn: async () => nameOf((await fileOf(customer))?.attributes) ?? null,
  });
  return data ?? undefined;
}
