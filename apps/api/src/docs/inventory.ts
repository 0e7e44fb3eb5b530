import { CLIENT_MESSAGES, COMMANDS, type RouteAccess, ROUTES } from '@samtavle/contracts';
import { may, type Viewer } from '@samtavle/api-access';
import { ACTING_ROLES, mayActIn, SHARING_POLICY, viewerClassOf } from '@samtavle/policy';
import { SECTORS } from '@samtavle/domain';

type Person = Pick<Viewer, 'viewerClass' | 'policy'>;

/** Every role in every sector it can act in. */
const people: readonly (Person & { label: string })[] = ACTING_ROLES.flatMap((role) =>
  SECTORS.filter((sector) => mayActIn(role, sector)).map((sector) => {
    const viewerClass = viewerClassOf(sector, role, true);
    return { label: `${role} (${sector})`, viewerClass, policy: SHARING_POLICY };
  }),
);

/** The access inventory as a page: every way in, its rule, and who passes it. Compared with the running server in a test. */
export function accessInventory(): string {
  const rows = [
    ...Object.entries(ROUTES).map(([name, route]) => row(`\`${route.method} ${route.path}\``, name, route.access)),
    ...Object.entries(COMMANDS).map(([name, { action, subject }]) =>
      row(`\`POST /api/commands/${name}\` and socket \`command\``, name, { kind: 'action', action, subject }),
    ),
    ...Object.keys(CLIENT_MESSAGES).map(
      (name) =>
        `| socket \`${name}\` | socket:${name} | signed in, in middleware at connect; each message: rate, contract, then its own rule | everybody signed in |`,
    ),
  ];
  return [
    '# Access inventory',
    '',
    'Made from the contracts by `npm run generate-docs`; a test compares it with the running server. A way in that is not',
    'here does not exist: the guard refuses it, and the build fails.',
    '',
    '| way in | contract | rule | who passes |',
    '|---|---|---|---|',
    ...rows,
    '',
    'Passing the rule is leave to ask, never leave to see: which citizens and which elements is decided by the stored',
    'decision, in the transaction, for each record.',
    '',
  ].join('\n');
}

function row(way: string, name: string, access: RouteAccess): string {
  return `| ${way} | ${name} | ${ruleOf(access)} | ${passes(access)} |`;
}

function ruleOf(access: RouteAccess): string {
  switch (access.kind) {
    case 'public':
      return 'public';
    case 'demo':
      return 'demo mode only; rate per address';
    case 'test-clock':
      return 'mounted only with `SAMTAVLE_TEST_CLOCK=1`';
    case 'machine':
      return 'machine credential (bearer)';
    case 'signed-in':
      return 'session';
    case 'action':
      return `session and \`${access.action} ${access.subject}\``;
  }
}

function passes(access: RouteAccess): string {
  if (access.kind !== 'action')
    return access.kind === 'signed-in'
      ? 'everybody signed in'
      : access.kind === 'machine'
        ? 'the message exchange'
        : 'anybody there';
  const allowed = people.filter((person) => may(person, access.action, access.subject));
  return allowed.length === people.length ? 'everybody' : allowed.map((person) => person.label).join(', ') || 'nobody';
}
