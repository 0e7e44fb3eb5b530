import { isProductCode, pathInCheckout } from './rooms.mjs';

const PURE_ROOMS = /^libs\/shared\/(domain|policy|contracts|medcom|spreadsheet|audit-log)\//;

/** Frameworks, databases, the network, the disk, the screen. */
const OUTSIDE_WORLD = [
  /^@nestjs\//,
  /^(typeorm|pg|redis|ioredis|express|rxjs|pino)(\/|$)/,
  /^socket\.io/,
  /^@socket\.io\//,
  /^react(-dom|-router|-i18next)?(\/|$)/,
  /^@mantine\//,
  /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|os|process)(\/|$)/,
];

/**
 * The shared rules are values in, values out. They run in the server, in the browser and in tests, and give the same
 * answer everywhere; what reads a disk, a database or a framework belongs in the room that calls them.
 *
 * @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'outside'>}
 */
export const pureDomain = {
  defaultOptions: [],
  meta: {
    type: 'problem',
    docs: { description: 'shared rules import no framework, database, network, disk or screen' },
    schema: [],
    messages: {
      outside: "'{{module}}' reaches outside: rules in this room take values and return values. Hand the data in.",
    },
  },
  create(context) {
    const path = pathInCheckout(context.filename);
    if (!PURE_ROOMS.test(path) || !isProductCode(path)) return {};
    /** @param {import('@typescript-eslint/utils').TSESTree.Node | null} source */
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const { value } = source;
      if (OUTSIDE_WORLD.some((module) => module.test(value)))
        context.report({ node: source, messageId: 'outside', data: { module: value } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSExternalModuleReference: ({ expression }) => check(expression),
      CallExpression({ callee, arguments: [first] }) {
        if (callee.type === 'Identifier' && callee.name === 'require') check(first ?? null);
      },
    };
  },
};
