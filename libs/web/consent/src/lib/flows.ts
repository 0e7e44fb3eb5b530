import { type ConsentView } from '@samtavle/contracts';
import { type Category, type Owner, OWNERS, type Sector, SECTORS } from '@samtavle/domain';

/** What one party may tell another under a package. */
export interface FlowLine {
  readonly from: Owner;
  readonly to: readonly Sector[];
  readonly categories: readonly Category[];
}

/** The flows of a package, those with the same giver and the same content joined into one line. */
export function flowLines(flows: ConsentView['flows']): readonly FlowLine[] {
  const lines: { from: Owner; to: Sector[]; categories: readonly Category[] }[] = [];
  for (const { from, to, categories } of flows) {
    const giver = OWNERS.find((owner) => owner === from);
    const receiver = SECTORS.find((sector) => sector === to);
    if (giver === undefined || receiver === undefined) continue;
    const same = lines.find((line) => line.from === giver && line.categories.join() === categories.join());
    if (same === undefined) lines.push({ from: giver, to: [receiver], categories });
    else same.to.push(receiver);
  }
  return lines;
}
