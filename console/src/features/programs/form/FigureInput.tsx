import { Input } from "antd";
import type { ReactNode } from "react";

import { formatDigits } from "@/format/number";
import { useLanguage } from "@/texts/useLanguage";

const PERSIAN = 0x06f0;
const ARABIC = 0x0660;

/** What people type as a figure, in the digits and with the point that the API reads. */
export function plainFigure(typed: string): string {
  const latin = typed.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code >= PERSIAN ? code - PERSIAN : code - ARABIC);
  });
  return latin.replace(/[٫]/g, ".").replace(/[\s,،٬'’_]/g, "");
}

interface Common {
  id?: string;
  suffix?: ReactNode;
  label?: string;
  disabled?: boolean;
  status?: "error" | "warning" | "";
}

/** An amount: kept as the decimal text that it is, shown in the reader's digits. */
export function AmountInput({
  value = "",
  onChange,
  label,
  ...rest
}: Common & { value?: string; onChange?: (value: string) => void }) {
  const language = useLanguage();
  return (
    <Input
      {...rest}
      aria-label={label}
      inputMode="decimal"
      value={formatDigits(language, value)}
      onChange={(event) => onChange?.(plainFigure(event.target.value))}
    />
  );
}

/** A whole number; what is none is not taken. */
export function WholeInput({
  value = null,
  onChange,
  label,
  ...rest
}: Common & { value?: number | null; onChange?: (value: number | null) => void }) {
  const language = useLanguage();
  return (
    <Input
      {...rest}
      aria-label={label}
      inputMode="numeric"
      value={value === null ? "" : formatDigits(language, String(value))}
      onChange={(event) => {
        const typed = plainFigure(event.target.value).replace(/\D/g, "").slice(0, 9);
        onChange?.(typed === "" ? null : Number(typed));
      }}
    />
  );
}
