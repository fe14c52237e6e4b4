/** @typedef {{ zh: string, en: string }} Text */

/**
 * The language that the environment asks for; set-up has no flags.
 * @param {NodeJS.ProcessEnv} env
 * @returns {"zh" | "en"}
 */
export function language(env = process.env) {
  const asked =
    env["ECS_TRANSFER_LANG"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return asked.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** @param {Text} text */
export function say(text, env = process.env) {
  return text[language(env)];
}

/** A failure that a person can act on: printed in both languages, without a stack trace. */
export class SetupError extends Error {
  /**
   * @param {Text} text
   * @param {string} [details] output of the command that failed
   */
  constructor(text, details) {
    super(`${text.en}\n${text.zh}`);
    this.name = "SetupError";
    this.details = details;
  }
}
