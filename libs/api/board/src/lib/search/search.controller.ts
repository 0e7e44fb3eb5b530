import { createHmac } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  SignedIn,
  Trace,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Access, CONFIG, type Config, ContractPipe, UnitOfWork } from '@samtavle/api-platform';
import { SearchRequest, type SearchResult } from '@samtavle/contracts';
import { type Category, nameMatches } from '@samtavle/domain';
import { type z } from 'zod';

const MOST = 20;
/** A hit says who it is, and whether and how high on the board. */
const IN_A_HIT: ReadonlySet<Category> = new Set(['identification', 'board_status']);

/**
 * Citizens by three letters of a name the viewer may see. A body and not a query string: names do not belong in
 * addresses or access logs.
 */
@Controller('api/search')
export class SearchController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('search')
  async search(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(SearchRequest)) { query }: z.infer<typeof SearchRequest>,
  ): Promise<z.infer<typeof SearchResult>> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      // Searched among the cards the viewer may see: the time it takes tells nothing about anybody else.
      const cards = await this.reader.cards(tx, viewer, null);
      const found = cards
        .filter(({ card }) => nameMatches(card.name, query))
        .sort(
          (a, b) =>
            Number(b.card.stay !== null) - Number(a.card.stay !== null) || a.card.name.localeCompare(b.card.name, 'da'),
        )
        .slice(0, MOST);
      await this.audit.append(tx, {
        type: 'citizen.searched',
        action: 'E',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: found.map(({ shown }) => shownOfOnly(shown, IN_A_HIT)),
        search: { hash: this.hashOf(query), results: found.length },
      });
      return {
        hits: found.map(({ card }) => ({
          id: card.id,
          name: card.name,
          onBoard: card.stay !== null,
          level: card.stay?.level ?? null,
        })),
      };
    });
  }

  /** The criterion may be a name: the record keeps what can be compared, not what can be read. */
  private hashOf(query: string): string {
    return createHmac('sha256', this.config.SAMTAVLE_CPR_INDEX_KEY)
      .update(query.toLocaleLowerCase('da'))
      .digest('base64url');
  }
}
