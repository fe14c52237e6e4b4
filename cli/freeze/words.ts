import { printable } from "../../core/printable.ts";
import type { Text } from "../../core/text.ts";
import type { Caveat, FrozenRecord } from "../../core/window/record.ts";
import { nameIn } from "../../core/window/urn.ts";
import { frozenOperations } from "../../policies/window/frozen-operations.ts";
import type { MergedConfig } from "./pack-config.ts";

interface Told {
  readonly record: FrozenRecord;
  readonly caveats: readonly Caveat[];
  readonly merged: MergedConfig;
  readonly file: string;
}

/** What a freeze holds, what it cannot compare, what is left to settle, and how it is used. */
export function frozenText({ record, caveats, merged, file }: Told): Text {
  const shown = printable(file);
  const { instances, resources } = record;
  const said: Text[] = [
    {
      zh: `已写入 ${shown}：冻结 ${instances.length} 台实例和挂载的资源，共 ${resources.length} 项：`,
      en: `Wrote ${shown}: frozen are ${counted(instances.length, "instance")} and what hangs on them, ${counted(resources.length, "resource")} in all:`,
    },
    ...byType(record),
    ...comparedByName(record),
    ...released(merged.released),
    ...caveats.map(caveatText),
    ...(merged.isAdvice ? [advice] : []),
    {
      zh: `在过户完成或取消之前，对这个栈的每次运行都加上：--policy-pack policies --policy-pack-config ${shown}。不要用 --skip-preview。`,
      en: `Until the transfer is completed or cancelled, give every run on this stack: --policy-pack policies --policy-pack-config ${shown}. Never use --skip-preview.`,
    },
    {
      zh: "destroy、refresh、import 和 state delete 不加载策略包，这段时间里不要运行。",
      en: "destroy, refresh, import and state delete load no policy pack: do not run them in that time.",
    },
  ];
  return {
    zh: said.map(({ zh }) => zh).join("\n"),
    en: said.map(({ en }) => en).join("\n"),
  };
}

function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

const mostNames = 5;

function byType({ resources }: FrozenRecord): Text[] {
  return [...Map.groupBy(resources, ({ type }) => type)].map(([type, some]) => {
    const names = some.slice(0, mostNames).map(({ urn, id }) => `${nameIn(urn)} (${id})`);
    const row = printable(`  ${type}: ${names.join(", ")}`);
    const rest = some.length - names.length;
    return rest > 0
      ? { zh: `${row}，另有 ${rest} 项`, en: `${row}, and ${rest} more` }
      : { zh: row, en: row };
  });
}

/** A change of such a value is seen later than others, which people must know. */
function comparedByName({ resources }: FrozenRecord): Text[] {
  const hidden = resources.filter(({ secrets }) => secrets.length > 0);
  if (hidden.length === 0) return [];
  const rows = hidden
    .slice(0, mostNames)
    .map(({ urn, secrets }) => printable(`  ${nameIn(urn)}: ${secrets.join(", ")}`));
  const rest = hidden.length - rows.length;
  const more = rest > 0 ? [{ zh: `  另有 ${rest} 项`, en: `  and ${rest} more` }] : [];
  return [
    {
      zh: "机密输入只记名称，值的改动要到预览看到更新步骤时才会被拒绝：",
      en: "Of secret inputs only the names are recorded; a change of their values is refused when the preview plans an update:",
    },
    ...rows.map((row) => ({ zh: row, en: row })),
    ...more,
  ];
}

function released(ids: readonly string[]): Text[] {
  if (ids.length === 0) return [];
  const shown = printable(ids.join(", "));
  return [
    {
      zh: `之前冻结、现在不再冻结的实例：${shown}`,
      en: `Frozen before, and no longer: ${shown}`,
    },
  ];
}

function caveatText({ kind, id, name }: Caveat): Text {
  const who = printable(`${name} (${id})`);
  return kind === "not-held-stopped"
    ? {
        zh: `须处理：${who} 的程序没有写明 status: "Stopped" 和 stoppedMode: "KeepCharging"，之后的 up 可能启动它，或以释放固定公网 IP 的方式停机。请写明、up，再重新冻结。`,
        en: `To settle: the program does not say status: "Stopped" and stoppedMode: "KeepCharging" for ${who}. An up may start it again, or stop it in the mode that releases its fixed public IP. Say both, run up, and freeze again.`,
      }
    : {
        zh: `须处理：栈的状态里 ${who} 有一项待执行的删除，下一次 up 会执行，策略看不到。请先解决：pulumi state delete <URN>，再重新冻结。`,
        en: `To settle: the state of the stack holds a deletion of ${who} that is still to be done. The next up does it and no policy sees it. Settle it with pulumi state delete <urn>, and freeze again.`,
      };
}

const advice: Text = {
  zh: `须处理：该配置把 ${frozenOperations.id} 降为 advisory，守卫只会提示，不会阻止。`,
  en: `To settle: the configuration makes ${frozenOperations.id} advisory, so that the guard only advises and stops nothing.`,
};
