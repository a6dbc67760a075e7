import { useQuery } from "@tanstack/react-query";

import { client } from "@/api/client";
import type { Customer } from "@/api/types";

/** People by what is remembered of them: a name, a telephone number, an e-mail address or
 * an id, or how it begins. What is typed is sent in the body, for addresses are logged. */
export function useCustomerSearch(typed: string, limit: number): Customer[] {
  const text = typed.trim();
  const { data } = useQuery({
    queryKey: ["search", text, limit],
    enabled: text !== "",
    placeholderData: (before) => before,
    queryFn: async () => {
      const { data: page } = await client.POST("/api/v1/search/customers", {
        body: { text, limit },
      });
      return page?.items ?? [];
    },
  });
  return text === "" ? [] : (data ?? []);
}
