const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const beijingMs = 8 * hourMs;

/**
 * When half a year has passed: the later of six calendar months and 183 days, as the guide does not say which (R5.1).
 * The calendar is Beijing's, where the platform's clock stands; a day that the sixth month does not have is its last.
 */
export function halfYearAfter(instant: Date): Date {
  const days = instant.getTime() + 183 * dayMs;
  const local = new Date(instant.getTime() + beijingMs);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + 6];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(local.getUTCDate(), lastDay);
  const timeOfDay = local.getTime() % dayMs;
  const months = Date.UTC(year, month, day) + timeOfDay - beijingMs;
  return new Date(Math.max(days, months));
}
