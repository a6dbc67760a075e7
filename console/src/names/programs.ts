import { usePage } from "@/api/pages";
import { inLanguage } from "@/texts/languages";
import { useLanguage } from "@/texts/useLanguage";

/** The programs of the business as choices, and their names by id. */
export function useProgramNames() {
  const language = useLanguage();
  const programs = usePage("/api/v1/programs", { limit: 200, order: "desc" });
  const items = programs.data?.items ?? [];
  const choices = items.map(({ id, name, title }) => ({
    value: id,
    label: inLanguage(title, language) ?? name,
  }));
  const nameOf = (id: string) => choices.find(({ value }) => value === id)?.label ?? id;
  return { choices, nameOf, programs: items, isLoading: programs.isPending };
}
