import { textOf } from "../input/schema-words.ts";

export const AccountUid = textOf(/^\d{16}$/, {
  allowed: {
    zh: '加引号的 16 位数字，如 "1404423000000010"',
    en: '16 digits in quotes, such as "1404423000000010"',
  },
  hint: {
    zh: "账号 UID 在控制台右上角头像处。",
    en: "The UID stands in the console, behind the account's picture.",
  },
});

export const InstanceId = textOf(/^i-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "实例 ID，如 i-bp1example", en: "an instance ID, such as i-bp1example" },
});

export const VpcId = textOf(/^vpc-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "专有网络 ID，如 vpc-bp1example", en: "a VPC ID, such as vpc-bp1example" },
});

export const VswitchId = textOf(/^vsw-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "交换机 ID，如 vsw-bp1example", en: "a vSwitch ID, such as vsw-bp1example" },
});

export const SecurityGroupId = textOf(/^sg-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "安全组 ID，如 sg-bp1example", en: "a security group ID, such as sg-bp1example" },
});

export const LandingName = textOf(/^[a-z][a-z0-9-]{0,30}$/, {
  allowed: {
    zh: "小写字母开头，后跟小写字母、数字、连字符，最多 31 个字符",
    en: "a lower-case letter, then lower-case letters, digits and hyphens, 31 characters at most",
  },
});

export const CloudName = textOf(/^(?!https?:\/\/)[\p{L}][^\p{Cc}]{0,127}$/u, {
  allowed: {
    zh: "以字母或汉字开头、不以 http:// 或 https:// 开头的名称，最多 128 个字符",
    en: "a name that begins with a letter, not with http:// or https://, 128 characters at most",
  },
});

export const FilePath = textOf(/^[^\p{Cc}]+$/u, {
  allowed: { zh: "相对于本文件的文件路径", en: "a path relative to this file" },
});

export const Wave = textOf(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, {
  allowed: {
    zh: "批次名：字母、数字、空格、点、连字符，最多 40 个字符，如 june-1",
    en: "the name of a wave: letters, digits, blanks, dots and hyphens, 40 at most, such as june-1",
  },
});

export const RuleName = textOf(/^[a-z][a-z0-9-]{0,80}$/, {
  allowed: { zh: "规则名，如 warn-ipv6", en: "the id of a rule, such as warn-ipv6" },
});

export const Word = textOf(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, {
  allowed: { zh: "一行文字", en: "a line of text" },
});

export const Day = textOf(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
  allowed: { zh: "日期，如 2026-06-30", en: "a day, such as 2026-06-30" },
});
