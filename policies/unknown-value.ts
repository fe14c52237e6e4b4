import * as sdk from "@pulumi/policy";

interface UnknownChecks {
  readonly UnknownValueError: new (...args: never[]) => Error;
  readonly unknownCheckingProxy: <T extends object>(properties: T) => T;
}

// @pulumi/policy 1.21 exports both and leaves them out of its type declarations.
const { UnknownValueError, unknownCheckingProxy } = sdk as unknown as UnknownChecks;

/** Whether an error says that a value cannot be known during preview. */
export function isUnknownValueError(error: unknown): boolean {
  return error instanceof UnknownValueError;
}

/** Properties as a policy gets them: reading an unknown value throws. */
export { unknownCheckingProxy };
