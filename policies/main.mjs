// Not awaited: the pack runner loads this file by require(), which refuses a top-level await.
import("./index.ts");
