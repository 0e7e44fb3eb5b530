import { type CitizenId } from '@samtavle/contracts';
import { type MenuPlace } from '@samtavle/web-ui';
import { type ColumnKey } from '../arrange/columns.js';

/** The one menu of the board: whose card, where, and in which column, which stands still while it is open. */
export interface OpenMenu {
  readonly citizen: CitizenId;
  readonly at: MenuPlace;
  readonly column: ColumnKey | null;
}
