import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  title: ReactNode;
  /** What stands in the browser's tab, where the title is more than a text. */
  name?: string;
  purpose?: ReactNode;
  /** Buttons at the end of the head; at most one of them primary. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen: one h1 with a sentence that says what it is for, and what follows.
 * Whoever comes from another screen begins to read at the title. */
export function Page({ title, name, purpose, actions, children }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = name ?? (typeof title === "string" ? title : undefined);
  useEffect(() => {
    document.title = tab === undefined ? t("brand") : `${tab} · ${t("brand")}`;
  }, [tab, t]);
  useEffect(() => {
    const { activeElement } = document;
    // Not when somebody is typing: a filter or the search stays where it is.
    if (activeElement === null || activeElement.matches("input, textarea, [contenteditable]"))
      return;
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="gw-page">
      <div className="gw-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {purpose && <p>{purpose}</p>}
        </div>
        {actions && <div className="gw-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
