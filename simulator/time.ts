/** `2026-11-25T02:48:05Z`: most answers. */
export function toSecond(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** `2026-11-25T02:48Z`: creation and expiry of instances carry no seconds. */
export function toMinute(date: Date): string {
  return `${date.toISOString().slice(0, 16)}Z`;
}
