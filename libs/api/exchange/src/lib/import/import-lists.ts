import { Injectable } from '@nestjs/common';
import { mayWrite, People, scopeOf, type Viewer } from '@samtavle/api-access';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type Category, danishDay, OWNERS } from '@samtavle/domain';
import { categoryOfReason, SHARING_POLICY } from '@samtavle/policy';
import {
  type ImportContext,
  type ReasonChoice,
  type SheetLanguage,
  writeExample,
  writeTemplate,
} from '@samtavle/spreadsheet';
import { noteCategory } from './note-category.js';

/** The team's own lists a spreadsheet is read against, and the files that show them. */
@Injectable()
export class ImportLists {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  async context(tx: Transaction, viewer: Viewer): Promise<ImportContext> {
    const members = (await this.people.teamMembers(tx, viewer.teamId ?? '')).filter(
      (member) => member.active && member.sector === viewer.sector,
    );
    const owner = OWNERS.find((one) => one === viewer.sector);
    const may = (category: Category) => owner !== undefined && mayWrite(viewer, { owner, category });
    return {
      today: danishDay(tx.now),
      reasons: REASONS,
      members: members.map(({ id, name, initials }) => ({ id, name, initials })),
      mayWrite: {
        reason: (reason) => may(categoryOfReason(reason)),
        note: (about) => may(noteCategory(viewer.sector, about ? [about] : [])),
      },
    };
  }

  async template(viewer: Viewer, language: SheetLanguage): Promise<Buffer> {
    const { reasons, members } = await this.work.runAs(scopeOf(viewer), (tx) => this.context(tx, viewer));
    return Buffer.from(writeTemplate(language, { reasons, members }));
  }

  async example(viewer: Viewer, language: SheetLanguage): Promise<Buffer> {
    const { today, reasons, members } = await this.work.runAs(scopeOf(viewer), (tx) => this.context(tx, viewer));
    return Buffer.from(writeExample(today, members, { reasons, language }));
  }
}

/** English names are the policy's own words, made readable. */
const REASONS: readonly ReasonChoice[] = SHARING_POLICY.board_reasons.map(({ id, label_da: da }) => ({
  id,
  da,
  en: id.replaceAll('_', ' '),
}));
