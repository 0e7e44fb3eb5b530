import { CLIENT_MESSAGES, COMMANDS, CONTRACT_ERRORS, SERVER_MESSAGES } from '@samtavle/contracts';
import { z } from 'zod';

const schema = (contract: z.ZodType, io: 'input' | 'output') =>
  ['```json', JSON.stringify(z.toJSONSchema(contract, { io, unrepresentable: 'any' }), null, 1), '```'].join('\n');

/** The socket protocol as a page, made from the contracts themselves. */
export function protocolPage(): string {
  return [
    '# The socket protocol',
    '',
    'Made from the contracts by `npm run generate-docs`; do not edit. REST is in `docs/generated/openapi.json` and, on a server that is',
    'not in production, at `/api/openapi.json`.',
    '',
    '## How a screen lives',
    '',
    '1. `GET /api/board` answers with cards and a **cursor**: `seq`, the place in the team’s stream the cards show, and `viewKey`, a name for',
    '   everything about the viewer that the stream does not carry (policy version, class, capacity, reach).',
    '2. The socket connects with the session cookie. The Origin is checked for every transport; without a session the connection is refused.',
    '3. The screen sends `resume` with its cursor. The answer is a frame with everything since, or `refetch`: load the board afresh.',
    '4. From then on `frame`s arrive. **A frame is applied if and only if `from` is the screen’s own `seq`**; then `seq` becomes `to`. One whose',
    '   `to` is not newer is ignored. Otherwise there is a gap: send `resume`.',
    '5. Once a second every screen gets a frame, empty if there was nothing for it: hidden work shows neither in content nor in timing. A screen',
    '   that has heard nothing for five seconds is stale and says so.',
    '6. `cards` replace whole cards; `gone` are tombstones, ids only. A frame shows the state at the moment it was made, under the decision that',
    '   held then, so it may be newer than its `to`, never older.',
    '',
    'Every message is acknowledged with `{ "ok": true, "value": … }` or `{ "ok": false, "error": … }`. Unknown messages are counted and dropped.',
    'A message may be 64 KiB. A reader that lets 64 packets pile up is dropped and resumes.',
    '',
    '## From the client',
    '',
    ...Object.entries(CLIENT_MESSAGES).flatMap(([name, { input, output }]) => [
      `### \`${name}\``,
      '',
      schema(input, 'input'),
      '',
      'answers',
      '',
      schema(output, 'output'),
      '',
    ]),
    '## From the server',
    '',
    ...Object.entries(SERVER_MESSAGES).flatMap(([name, contract]) => [
      `### \`${name}\``,
      '',
      schema(contract, 'output'),
      '',
    ]),
    '## Commands',
    '',
    'Sent as `command` with `{ "name", "id", "input" }`, or as `POST /api/commands/<name>` with `{ "id", "input" }`. The id is chosen by the client,',
    'one per intention; sent again it returns the first answer and does nothing.',
    '',
    ...Object.entries(COMMANDS).flatMap(([name, { input, action, subject }]) => [
      `### \`${name}\` (needs \`${action} ${subject}\`)`,
      '',
      schema(input, 'input'),
      '',
    ]),
    '## Errors',
    '',
    '| code | status | Danish | English |',
    '|---|---|---|---|',
    ...Object.entries(CONTRACT_ERRORS).map(
      ([code, { status, da, en }]) => `| \`${code}\` | ${status} | ${da} | ${en} |`,
    ),
    '',
  ].join('\n');
}
