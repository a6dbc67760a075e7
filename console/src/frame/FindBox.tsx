import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Input, type InputRef } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { usePage } from "@/api/pages";
import { nameOf } from "@/names/customers";
import { useCustomerSearch } from "@/names/search";
import { useMay } from "@/session/session";
import { inLanguage } from "@/texts/languages";
import { useLanguage } from "@/texts/useLanguage";
import { MENU } from "./menu";

interface Hit {
  key: string;
  label: string;
  kind: string;
  to: string;
}

function useHits(text: string): Hit[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const admin = useMay("admin");
  const wanted = text.trim().toLocaleLowerCase();
  const programs = usePage("/api/v1/programs", { limit: 200 });
  const customers = useCustomerSearch(text, 6);
  const has = (label: string) => label.toLocaleLowerCase().includes(wanted);
  const screens = MENU.flatMap(({ entries }) => entries)
    .filter(({ scope }) => scope === undefined || admin)
    .map(({ key, to, text: name }) => ({ key, to, label: t(name), kind: t("find.screen") }))
    .filter(({ label }) => has(label));
  const launched = (programs.data?.items ?? [])
    .map(({ id, name, title }) => ({
      key: id,
      to: `/programs/${id}`,
      label: inLanguage(title, language) ?? name,
      name,
      kind: t("find.program"),
    }))
    .filter(({ label, name }) => wanted !== "" && (has(label) || has(name)));
  const people = customers.map(({ customer, attributes }) => {
    const name = nameOf(attributes);
    return {
      key: `customer ${customer}`,
      to: `/customers/${encodeURIComponent(customer)}`,
      label: name ? `${name} · ${customer}` : customer,
      kind: t("find.customer"),
    };
  });
  return [...people, ...launched, ...screens].slice(0, 14);
}

/** The search itself: type, choose by the arrows, go by Enter. */
export default function FindBox({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const hits = useHits(text);
  const navigate = useNavigate();
  const list = useId();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, []);
  const chosen = Math.min(at, hits.length - 1);
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    onDone();
    void navigate({ to: hit.to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % hits.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) go(hits[chosen]);
  };
  return (
    <>
      <Input
        ref={input}
        size="large"
        prefix={<SearchOutlined />}
        placeholder={t("find.placeholder")}
        role="combobox"
        aria-label={t("find.title")}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={hits.length > 0 ? `${list}-${chosen}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="gw-results" id={list} role="listbox" aria-label={t("find.title")}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={hit.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="gw-hit"
            onClick={() => go(hit)}
            onMouseMove={() => setAt(index)}
          >
            <bdi>{hit.label}</bdi>
            <small>{hit.kind}</small>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p role="status">{t("find.nothing")}</p>}
    </>
  );
}
