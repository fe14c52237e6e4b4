import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";

/** How a page is opened. */
export interface PageOptions {
  /** @default "light" */
  readonly scheme?: "light" | "dark";
  /** Of the window, in pixels. @default 1280 */
  readonly width?: number;
  /** Whether scripts run. @default true */
  readonly script?: boolean;
}

/** A page with what it did that a report must not. */
export interface OpenedPage {
  readonly page: Page;
  /** Messages, errors, dialogs, and requests for anything but the file, as they came. */
  readonly misdeeds: readonly string[];
}

/** Writes a page to a file and opens it without a network. */
export async function openPage(
  browser: Browser,
  file: string,
  html: string,
  { scheme = "light", width = 1280, script = true }: PageOptions = {},
): Promise<OpenedPage> {
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const misdeeds: string[] = [];
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setOfflineMode(true);
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.on("console", (message) => misdeeds.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => misdeeds.push(`error: ${String(error)}`));
  page.on("request", (request) => {
    if (request.url() !== address) misdeeds.push(`request: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, misdeeds };
}

/**
 * What an expression says of each element that matches.
 * @param expression JavaScript over `element`: the tests are checked without the types of a browser
 */
export async function each<T = string>(
  page: Page,
  selector: string,
  expression = "element.textContent",
): Promise<T[]> {
  const elements = `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
  return (await page.evaluate(`${elements}.map((element) => (${expression}))`)) as T[];
}

/** Opens everything that is folded, and waits until what is built on opening is there. */
export async function unfold(page: Page): Promise<void> {
  await each(page, "details", "element.open = true");
  await page.waitForFunction(
    'document.querySelectorAll("#instances .card:not(:has(.body))").length === 0',
  );
}

/** What the page says of its list of instances. */
export async function statusOf(page: Page): Promise<string> {
  return (await each(page, '[role="status"]')).join();
}

/** The titles of the instances that are listed: the name and the id, or the id alone. */
export async function listedOf(page: Page): Promise<string[]> {
  return each(page, "#instances .card h3");
}

/** How many pages a PDF has, by its page tree. */
export function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .split(/\/Type\s*\/Page\b/).length - 1
  );
}
