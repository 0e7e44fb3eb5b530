import { ImportedNames, decoratorName } from './imported-names.mjs';
import { pathInCheckout } from './rooms.mjs';

const ROUTES = new Set([
  'Get',
  'Post',
  'Put',
  'Patch',
  'Delete',
  'All',
  'Head',
  'Options',
  'Search',
  'Sse',
  'SubscribeMessage',
]);
/** Where @Access is defined, and where it may be handed on from. */
const ACCESS_ROOMS = new Set(['@samtavle/api-platform', '@samtavle/api-access']);

/**
 * Every route and socket message says who may call it, right where it stands. What is not declared would be refused at
 * run time too; here it is found before it is committed. On the method, not the class: a rule for a whole
 * controller is soon too wide for one of its routes, and nobody sees it.
 *
 * @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'missing' | 'foreign'>}
 */
export const declaredAccess = {
  defaultOptions: [],
  meta: {
    type: 'problem',
    docs: { description: 'a route or socket message declares its access rule with @Access(…)' },
    schema: [],
    messages: {
      missing: '{{route}} without @Access(…): say on this method who may call it (from @samtavle/api-platform).',
      foreign: 'This @Access is not the one of @samtavle/api-platform; nobody would enforce it.',
    },
  },
  create(context) {
    const imports = new ImportedNames();
    // The room that defines @Access uses it by its relative path.
    const inAccessRoom = /^libs\/api\/(platform|access)\//.test(pathInCheckout(context.filename));
    const isAccessRoom = (/** @type {string} */ from) =>
      ACCESS_ROOMS.has(from) || (inAccessRoom && from.startsWith('.'));
    return {
      ImportDeclaration: (node) => imports.add(node),
      MethodDefinition({ decorators, key }) {
        const origins = decorators.map((decorator) => ({
          decorator,
          origin: imports.origin(decoratorName(decorator)),
        }));
        const route = origins.find(
          ({ origin }) => origin && ROUTES.has(origin.name) && origin.from.startsWith('@nestjs/'),
        )?.origin;
        if (!route) return;
        if (origins.some(({ origin }) => origin?.name === 'Access' && isAccessRoom(origin.from))) return;
        const lookalike = origins.find(({ decorator }) => {
          const name = decoratorName(decorator);
          return name.type === 'Identifier' && name.name === 'Access';
        });
        if (lookalike) context.report({ node: lookalike.decorator, messageId: 'foreign' });
        else context.report({ node: key, messageId: 'missing', data: { route: `@${route.name}` } });
      },
    };
  },
};
