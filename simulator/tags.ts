import { badRequest, missingParameter, notFound } from "./errors.ts";
import type { Answer, Call } from "./call.ts";
import { flag, list, objects, oneOf, text, type Params } from "./params.ts";
import { tokenPage } from "./paging.ts";

interface Tagged {
  readonly tags: Map<string, string>;
}

/** The resources that one product's tag actions reach, by its names for the types. */
export type TaggedTypes = Readonly<Record<string, (call: Call) => ReadonlyMap<string, Tagged>>>;

const MAX_TAGS = 20;

/** `Tag.N.Key` / `Tag.N.Value` of a create or of TagResources, checked as documented. */
export function tagsOf(params: Params): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of objects(params, "Tag", MAX_TAGS)) {
    const key = text(tag, "Key");
    checkTag(key, text(tag, "Value"));
    if (tags.has(key)) throw badRequest("Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
    tags.set(key, text(tag, "Value"));
  }
  return tags;
}

/**
 * True when the resource carries every `Tag.N` of the request (a key without value matches any); some actions
 * call the parameter `Tags.N`.
 */
export function hasTags(params: Params, resource: Tagged, name: "Tag" | "Tags" = "Tag"): boolean {
  return objects(params, name, MAX_TAGS).every((tag) => {
    const value = resource.tags.get(text(tag, "Key"));
    return value !== undefined && (text(tag, "Value") === "" || text(tag, "Value") === value);
  });
}

/** ECS answers. */
export function ecsTags(resource: Tagged): Answer {
  return { Tag: [...resource.tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue })) };
}

/** VPC and EIP answers. */
export function vpcTags(resource: Tagged): Answer {
  return { Tag: [...resource.tags].map(([Key, Value]) => ({ Key, Value })) };
}

export function tagResources(types: TaggedTypes) {
  return (call: Call): Answer => {
    const targets = taggedTargets(call, types, "required");
    const tags = tagsOf(call.params);
    if (tags.size === 0) throw missingParameter("Tag.1.Key");
    for (const [, resource] of targets) {
      if (new Set([...resource.tags.keys(), ...tags.keys()]).size > MAX_TAGS)
        throw badRequest(
          "QuotaExceed.Tags",
          `A resource carries at most ${String(MAX_TAGS)} tags.`,
        );
    }
    for (const [, resource] of targets)
      for (const [key, value] of tags) resource.tags.set(key, value);
    return {};
  };
}

export function untagResources(types: TaggedTypes) {
  return (call: Call): Answer => {
    const targets = taggedTargets(call, types, "required");
    const keys = list(call.params, "TagKey", MAX_TAGS);
    if (keys.length === 0 && flag(call.params, "All") !== true) throw missingParameter("TagKey.1");
    for (const [, resource] of targets)
      for (const key of keys.length === 0 ? [...resource.tags.keys()] : keys)
        resource.tags.delete(key);
    return {};
  };
}

export function listTagResources(types: TaggedTypes) {
  return (call: Call): Answer => {
    const type = resourceTypeOf(call, types);
    const rows = taggedTargets(call, types, "optional")
      .filter(([, resource]) => hasTags(call.params, resource))
      .flatMap(([id, resource]) =>
        [...resource.tags].map(([TagKey, TagValue]) => ({
          ResourceType: type,
          ResourceId: id,
          TagKey,
          TagValue,
        })),
      );
    const page = tokenPage(call.params, rows, 50);
    return { NextToken: page.nextToken, TagResources: { TagResource: page.rows } };
  };
}

function taggedTargets(
  call: Call,
  types: TaggedTypes,
  ids: "required" | "optional",
): [string, Tagged][] {
  const resources = types[resourceTypeOf(call, types)]?.(call) ?? new Map<string, Tagged>();
  const asked = list(call.params, "ResourceId", 50);
  if (asked.length === 0) {
    if (ids === "required") throw missingParameter("ResourceId.1");
    return [...resources];
  }
  return asked.flatMap((id): [string, Tagged][] => {
    const resource = resources.get(id);
    if (resource !== undefined) return [[id, resource]];
    if (ids === "optional") return [];
    throw notFound(
      "InvalidResourceId.NotFound",
      `The specified ResourceIds are not found in our records: ${id}.`,
    );
  });
}

function resourceTypeOf(call: Call, types: TaggedTypes): string {
  const type = oneOf(call.params, "ResourceType", Object.keys(types));
  if (type === undefined) throw missingParameter("ResourceType");
  return type;
}

function checkTag(key: string, value: string): void {
  if (key === "") throw missingParameter("Tag.N.Key");
  if (key.length > 128 || /^(aliyun|acs:)/i.test(key) || /https?:\/\//.test(key))
    throw badRequest("InvalidTagKey.Malformed", "The specified Tag.N.Key is not valid.");
  if (value.length > 128 || /https?:\/\//.test(value))
    throw badRequest("InvalidTagValue.Malformed", "The specified Tag.N.Value is not valid.");
}
