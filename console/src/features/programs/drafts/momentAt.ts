/** Minutes by which a zone is ahead of universal time at a moment. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((shown - moment) / 60_000);
}

/** The moment at which the clocks of a zone show a day and a time; RFC 3339, UTC. */
export function momentAt(day: string, clock: string, zone: string): string {
  const shown = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  if (Number.isNaN(shown)) return "";
  const first = shown - offsetAt(shown, zone) * 60_000;
  // Where the clocks change between the two, the second look is right.
  const moment = shown - offsetAt(first, zone) * 60_000;
  return new Date(moment).toISOString().replace(".000Z", "Z");
}
