import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

import { whenSessionEnds } from "@/api/client";
import { forgetSession } from "@/session/session";

/** Whichever call notices that the session has ended leads to the sign-in, and from
 * there back to where one was. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(
    () =>
      whenSessionEnds(() => {
        const { href, pathname } = router.state.location;
        if (pathname === "/sign-in") return;
        void navigate({ to: "/sign-in", search: { back: href, ended: "1" } }).then(() =>
          forgetSession(queries),
        );
      }),
    [queries, navigate, router],
  );
}
