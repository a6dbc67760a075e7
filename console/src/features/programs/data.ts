import { useQueries, useQuery } from "@tanstack/react-query";

import { client } from "@/api/client";
import type { Program } from "@/api/types";
import { type Definition, type Model, readModel } from "./definition/model";

/** A preset with its definition as a form reads it. */
export interface Preset {
  name: string;
  practice: string;
  title: unknown;
  summary: unknown;
  criteria: unknown;
  model: Model | undefined;
}

/** A list's answer as JSON; the document also knows it as CSV. */
export function pageOf<T>(data: { items: T[]; next?: string | null } | string | undefined) {
  return typeof data === "object" ? data : { items: [] as T[], next: null };
}

const NEVER = Number.POSITIVE_INFINITY;

/** The programs that ship with the product; they change with it only. */
export function usePresets() {
  const list = useQuery({
    queryKey: ["get", "/api/v1/presets"],
    staleTime: NEVER,
    queryFn: async () => (await client.GET("/api/v1/presets")).data?.items ?? [],
  });
  const names = list.data?.map((preset) => preset.name) ?? [];
  const whole = useQueries({
    queries: names.map((name) => ({
      queryKey: ["get", "/api/v1/presets/{name}", name],
      staleTime: NEVER,
      queryFn: async () => {
        const params = { path: { name } };
        return (await client.GET("/api/v1/presets/{name}", { params })).data ?? null;
      },
    })),
  });
  const presets = list.data?.map((preset, index): Preset => {
    const definition = whole[index]?.data?.definition as Definition | undefined;
    return { ...preset, model: definition && readModel(definition) };
  });
  return { ...list, presets };
}

export function usePrograms() {
  return useQuery({
    queryKey: ["get", "/api/v1/programs", { all: true }],
    queryFn: async (): Promise<Program[]> => {
      const all: Program[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 200, ...(cursor && { cursor }) };
        const { data } = await client.GET("/api/v1/programs", { params: { query } });
        const page = pageOf(data);
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
  });
}

export function useProgram(id: string) {
  return useQuery({
    queryKey: ["get", "/api/v1/programs/{id}", id],
    queryFn: async () => {
      const { data } = await client.GET("/api/v1/programs/{id}", { params: { path: { id } } });
      if (!data) throw new Error("no program");
      return data;
    },
  });
}

export function useDrafts() {
  return useQuery({
    queryKey: ["get", "/api/v1/drafts"],
    queryFn: async () => {
      const { data } = await client.GET("/api/v1/drafts", { params: { query: { limit: 100 } } });
      return pageOf(data).items;
    },
  });
}

/** The figures of a program over the last thirty days. */
export function useProgramFigures(program: string) {
  return useQuery({
    queryKey: ["get", "/api/v1/figures", { program }],
    staleTime: 60_000,
    queryFn: async () => {
      const { data } = await client.GET("/api/v1/figures", { params: { query: { program } } });
      if (!data) throw new Error("no figures");
      return data;
    },
  });
}
