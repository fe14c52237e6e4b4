const hoursAheadOfUtc = 8;

/** When a day ends in Beijing, where the platform's clock stands. @param day `YYYY-MM-DD` */
export function endOfDay(day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return new Date(midnight + (24 - hoursAheadOfUtc) * 60 * 60 * 1000);
}

/** The day in Beijing at an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + hoursAheadOfUtc * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Whether the calendar has the day: 2026-02-30 looks like one and is none. */
export function isDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}
