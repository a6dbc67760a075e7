import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { client } from "@/api/client";
import type { Definition, Texts } from "../definition/model";
import { momentAt } from "../drafts/momentAt";
import type { Fact } from "./vocabulary";

export interface Step {
  key: string;
  /** What the example says of it; gone once the fact was changed. */
  text: Texts | null;
  fact: Fact;
}

let made = 0;
export const stepOf = (fact: Fact, text: Texts | null = null): Step => {
  made += 1;
  return { key: `step-${made}`, text, fact };
};

/** A preset's example facts, each with its sentence. */
export function useExamples(preset: string | null) {
  return useQuery({
    queryKey: ["get", "/api/v1/presets/{name}/examples", preset],
    enabled: preset !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const params = { path: { name: preset ?? "" } };
      const { data } = await client.GET("/api/v1/presets/{name}/examples", { params });
      return data?.steps ?? [];
    },
  });
}

/** Runs a definition over facts; nothing is stored. */
export function useTrial(definition: Definition, start: Step[], zone: string) {
  const [steps, setSteps] = useState(start);
  const [until, setUntil] = useState("");
  const [ran, setRan] = useState<{ definition: Definition; facts: Fact[]; until: string }>();
  const run = useMutation({
    mutationFn: async (asked: { definition: Definition; facts: Fact[]; until: string }) => {
      const body = {
        definition: asked.definition,
        events: asked.facts,
        ...(asked.until && { until: momentAt(asked.until, "23:59:59", zone) }),
      };
      const { data } = await client.POST("/api/v1/programs/try", { body: body as never });
      setRan(asked);
      return data;
    },
  });
  const facts = steps.map((step) => step.fact);
  const again = () => run.mutate({ definition, facts, until });
  // What a first visit shows is a trial that has run.
  useEffect(() => {
    if (steps.length > 0) again();
  }, []);
  const isStale =
    ran === undefined ||
    ran.definition !== definition ||
    ran.until !== until ||
    ran.facts.length !== facts.length ||
    ran.facts.some((fact, index) => fact !== facts[index]);
  return { steps, setSteps, until, setUntil, run, ran, again, isStale };
}
