import { dictionary } from '@samtavle/web-ui';
import { columnDa, columnEn } from './board/column-texts.js';
import { cardDa, cardEn } from './card/card-texts.js';
import { elementDa, elementEn } from './card/element-texts.js';
import { recordDa, recordEn } from './card/record-texts.js';
import { caseloadDa, caseloadEn } from './caseload/caseload-texts.js';
import { copyDa, copyEn } from './copy-out/copy-texts.js';
import { keysDa, keysEn } from './keys/keys-texts.js';
import { listDa, listEn } from './list/list-texts.js';
import { placeDa, placeEn } from './place/place-texts.js';
import { printDa, printEn } from './print/print-texts.js';
import { roomDa, roomEn } from './room/room-texts.js';
import { searchDa, searchEn } from './search/search-texts.js';
import { takeOffDa, takeOffEn } from './take-off/take-off-texts.js';
import { toolbarDa, toolbarEn } from './toolbar/toolbar-texts.js';

/** The words of board, caseload and card, from the rooms they stand in. */
export const boardTexts = dictionary('board', {
  da: {
    ...roomDa,
    ...toolbarDa,
    ...columnDa,
    ...placeDa,
    ...takeOffDa,
    ...searchDa,
    ...cardDa,
    ...elementDa,
    ...recordDa,
    ...listDa,
    ...caseloadDa,
    ...printDa,
    ...keysDa,
    copy: copyDa,
  },
  en: {
    ...roomEn,
    ...toolbarEn,
    ...columnEn,
    ...placeEn,
    ...takeOffEn,
    ...searchEn,
    ...cardEn,
    ...elementEn,
    ...recordEn,
    ...listEn,
    ...caseloadEn,
    ...printEn,
    ...keysEn,
    copy: copyEn,
  },
});
