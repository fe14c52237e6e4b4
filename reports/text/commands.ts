/** A command of the cloud's command line, with its options, inside a sentence; global. */
export const commandIn =
  /aliyun [a-z]+ [A-Z]\w+(?: --[\w.]+(?: (?:'[^']*'|<[^>]*>|[\w.:/*-]*\w))?)*/g;
