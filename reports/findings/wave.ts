import { fill } from "../text/fill.ts";
import type { Report } from "../report.ts";
import { words } from "../words.ts";
import type { Subject } from "../../core/rules/finding.ts";
import type { Language } from "../../core/text.ts";

/** The wave that an instance goes in; undefined for one without, and for what is no instance. */
export function waveOf(
  { about, id }: Subject,
  { waves }: Pick<Report, "waves">,
): string | undefined {
  return about === "instance" ? waves.get(id) : undefined;
}

/** A wave by its name. */
export function waveText(wave: string, language: Language): string {
  return fill(words.wave[language], { wave });
}
