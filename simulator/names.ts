import { badRequest } from "./errors.ts";

/** ECS: 2-128 characters that start with a letter and not with http:// or https://; empty is allowed. */
export function checkEcsName(name: string, code: string, what: string): void {
  if (name === "") return;
  if (name.length < 2 || name.length > 128 || !/^\p{L}/u.test(name) || isLink(name))
    throw badRequest(code, `Specified ${what} name is not valid.`);
}

/** VPC: up to 128 characters that do not start with http:// or https://. */
export function checkVpcName(name: string, code: string, what: string): void {
  if (name.length > 128 || isLink(name))
    throw badRequest(code, `Specified ${what} name is not valid.`);
}

/** Up to 256 characters, in ECS 2 at least, that do not start with http:// or https://; empty is allowed. */
export function checkDescription(value: string, code: string, what: string, shortest = 1): void {
  if (value === "") return;
  if (value.length < shortest || value.length > 256 || isLink(value))
    throw badRequest(code, `Specified ${what} description is not valid.`);
}

function isLink(value: string): boolean {
  return /^https?:\/\//.test(value);
}
