/** The thing asked for did not hold. */
export const didNotHold = 1;

/** The run itself failed: bad input, or a missing part. */
export const runFailed = 3;
