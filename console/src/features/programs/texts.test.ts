import { LANGUAGES } from "@/texts/languages";

const files = import.meta.glob("../{programs,settings}/locales/*.json", {
  eager: true,
  import: "default",
}) as Record<string, Record<string, string>>;
const sources = import.meta.glob(
  "../{programs,settings,staff,keys,mail,webhooks,profile}/**/*.{ts,tsx}",
  { eager: true, query: "?raw", import: "default" },
) as Record<string, string>;

const textsOf = (feature: string, language: string) =>
  files[`../${feature}/locales/${language}.json`] ?? files[`./locales/${language}.json`] ?? {};

const isPlural = (key: string) => /_(one|other)$/.test(key);
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe.each(["programs", "settings"])("the texts of %s", (feature) => {
  const en = textsOf(feature, "en");

  test.each(LANGUAGES)("are whole in %s", (language) => {
    const texts = textsOf(feature, language);
    const wanted = Object.keys(en).filter(
      (key) => !language.startsWith("zh") || !key.endsWith("_one"),
    );
    expect(Object.keys(texts).sort()).toEqual(wanted.sort());
    for (const key of wanted) {
      expect(texts[key]?.trim(), key).not.toBe("");
      expect(holes(texts[key] ?? ""), key).toEqual(holes(en[key] ?? ""));
    }
  });

  test("hold every key that a screen names", () => {
    const own = Object.entries(sources).filter(([path]) => {
      const isPrograms = path.startsWith("./") || path.startsWith("../programs/");
      return !path.includes(".test.") && isPrograms === (feature === "programs");
    });
    expect(own.length).toBeGreaterThan(5);
    const plain = new Set(
      Object.keys(en).map((key) => (isPlural(key) ? key.replace(/_(one|other)$/, "") : key)),
    );
    for (const [path, source] of own) {
      for (const [, key] of source.matchAll(/[^.\w](?:t|speaker\.t)\(\s*"([^"]+)"/g)) {
        // The frame's own texts are called by its typed `t`.
        if (/^(action|role|problem|reason)\./.test(key ?? "")) continue;
        expect(plain.has(key ?? ""), `${path}: ${key}`).toBe(true);
      }
    }
  });
});
