import type { GenerateConfig } from "@rc-component/picker/generate";
import dayjs, { type Dayjs } from "dayjs";
import { jalaaliMonthLength, toGregorian, toJalaali } from "jalaali-js";

const MONTHS = [
  "فروردین",
  "اردیبهشت",
  "خرداد",
  "تیر",
  "مرداد",
  "شهریور",
  "مهر",
  "آبان",
  "آذر",
  "دی",
  "بهمن",
  "اسفند",
];
// From Sunday on, as the picker counts; the week begins on Saturday.
const WEEK_DAYS = ["ی", "د", "س", "چ", "پ", "ج", "ش"];
const SATURDAY = 6;

interface Parts {
  jy: number;
  jm: number;
  jd: number;
}

export function partsOf(date: Dayjs): Parts {
  return toJalaali(date.year(), date.month() + 1, date.date());
}

/** The same time of day on a Jalali day; a day that the month lacks is its last. */
function on(date: Dayjs, jy: number, month: number, jd: number): Dayjs {
  const year = jy + Math.floor(month / 12);
  const jm = (((month % 12) + 12) % 12) + 1;
  const { gy, gm, gd } = toGregorian(year, jm, Math.min(jd, jalaaliMonthLength(year, jm)));
  // The first of the month first: the day may not exist in the month it is in now.
  return date
    .date(1)
    .year(gy)
    .month(gm - 1)
    .date(gd);
}

const persian = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
const latin = (text: string) =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));

function write(date: Dayjs, format: string): string {
  const { jy, jm, jd } = partsOf(date);
  const two = (value: number) => String(value).padStart(2, "0");
  const words: Record<string, string> = {
    YYYY: String(jy),
    MMMM: MONTHS[jm - 1] ?? "",
    MMM: MONTHS[jm - 1] ?? "",
    MM: two(jm),
    M: String(jm),
    DD: two(jd),
    D: String(jd),
    HH: two(date.hour()),
    mm: two(date.minute()),
    ss: two(date.second()),
  };
  const written = format.replace(
    /YYYY|MMMM|MMM|MM|M|DD|D|HH|mm|ss/g,
    (word) => words[word] ?? word,
  );
  return persian(written);
}

/** Reads `1405/08/30`, in whichever digits and with whichever marks between. */
function read(text: string): Dayjs | null {
  const found = /^(\d{4})[/\-.](\d{1,2})[/\-.](\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(
    latin(text.trim()),
  );
  if (found === null) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > jalaaliMonthLength(year, month)) return null;
  return on(dayjs(), year, month - 1, day)
    .startOf("day")
    .hour(hour ?? 0)
    .minute(minute ?? 0);
}

/** The Jalali calendar for antd's pickers. What goes in and out are ordinary dates. */
export const jalali: GenerateConfig<Dayjs> = {
  getNow: () => dayjs(),
  getFixedDate: (text) => dayjs(text),
  getEndDate: (date) => {
    const { jy, jm } = partsOf(date);
    return on(date, jy, jm - 1, jalaaliMonthLength(jy, jm)).endOf("day");
  },
  getWeekDay: (date) => date.day(),
  getYear: (date) => partsOf(date).jy,
  getMonth: (date) => partsOf(date).jm - 1,
  getDate: (date) => partsOf(date).jd,
  getHour: (date) => date.hour(),
  getMinute: (date) => date.minute(),
  getSecond: (date) => date.second(),
  getMillisecond: (date) => date.millisecond(),
  addYear: (date, years) => {
    const { jy, jm, jd } = partsOf(date);
    return on(date, jy + years, jm - 1, jd);
  },
  addMonth: (date, months) => {
    const { jy, jm, jd } = partsOf(date);
    return on(date, jy, jm - 1 + months, jd);
  },
  addDate: (date, days) => date.add(days, "day"),
  setYear: (date, year) => {
    const { jm, jd } = partsOf(date);
    return on(date, year, jm - 1, jd);
  },
  setMonth: (date, month) => {
    const { jy, jd } = partsOf(date);
    return on(date, jy, month, jd);
  },
  setDate: (date, day) => {
    const { jy, jm } = partsOf(date);
    return on(date, jy, jm - 1, day);
  },
  setHour: (date, hour) => date.hour(hour),
  setMinute: (date, minute) => date.minute(minute),
  setSecond: (date, second) => date.second(second),
  setMillisecond: (date, part) => date.millisecond(part),
  isAfter: (left, right) => left.isAfter(right),
  isValidate: (date) => date.isValid(),
  locale: {
    getWeekFirstDay: () => SATURDAY,
    getWeekFirstDate: (_, date) => date.subtract((date.day() - SATURDAY + 7) % 7, "day"),
    getWeek: (_, date) => {
      const { jy } = partsOf(date);
      const first = on(date, jy, 0, 1);
      return Math.floor((date.diff(first, "day") + ((first.day() - SATURDAY + 7) % 7)) / 7) + 1;
    },
    format: (_, date, format) => write(date, format),
    parse: (_, text) => read(text),
    getShortWeekDays: () => WEEK_DAYS,
    getShortMonths: () => MONTHS,
  },
};
