import type { LandingOverview } from "../../core/overview/overview.ts";
import type { Language } from "../../core/text.ts";
import { brushFor } from "./picture/brush.ts";
import { layOut } from "./picture/layout.ts";
import { svgDocument } from "./picture/svg.ts";
import { conclusionOf, outcomeOf, titleOf } from "./sentences.ts";

/**
 * The landing as an SVG document: the source on the left, the target on the right, an arrow from each instance to where
 * it lands. Green is kept, red changes, amber is not known. It opens in a browser by itself and prints on one page.
 */
export function landingPicture(overview: LandingOverview, language: Language): string {
  return svgDocument(layOut(brushFor(overview, language)), {
    language,
    title: titleOf(overview)[language],
    description: `${outcomeOf(overview)[language]} ${conclusionOf(overview)[language]}`,
  });
}
