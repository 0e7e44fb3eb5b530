import { isProductCode, pathInCheckout } from './rooms.mjs';

/** The two places that read the machine's clock: the server's and the browser's. */
const CLOCKS = new Set(['libs/api/platform/src/lib/clock.ts', 'libs/web/data-access/src/lib/clock.ts']);
const PRODUCT = /^(libs|apps\/(api|web))\//;

/**
 * One injected clock, so that a test can stand at 1 March 00:00 and a deadline falls on the Danish day it should.
 *
 * @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'ownClock'>}
 */
export const oneClock = {
  defaultOptions: [],
  meta: {
    type: 'problem',
    docs: { description: 'the time comes from the injected clock' },
    schema: [],
    messages: {
      ownClock: '{{what}} reads the machine’s clock. Take the moment as a value, or ask the injected Clock.',
    },
  },
  create(context) {
    const path = pathInCheckout(context.filename);
    if (!PRODUCT.test(path) || !isProductCode(path) || CLOCKS.has(path)) return {};
    /**
     * @param {import('@typescript-eslint/utils').TSESTree.Node} node
     * @param {string} what
     */
    const report = (node, what) => context.report({ node, messageId: 'ownClock', data: { what } });
    /**
     * A name is the built-in one unless this file declares it itself.
     * @param {import('@typescript-eslint/utils').TSESTree.Node} node
     * @param {string} name
     */
    const isBuiltIn = (node, name) => {
      if (node.type === 'MemberExpression') return isGlobalObject(node.object) && memberName(node) === name;
      if (node.type !== 'Identifier' || node.name !== name) return false;
      for (
        let scope = /** @type {import('@typescript-eslint/utils').TSESLint.Scope.Scope | null} */ (
          context.sourceCode.getScope(node)
        );
        scope;
        scope = scope.upper
      ) {
        const variable = scope.set.get(name);
        if (variable) return variable.defs.length === 0;
      }
      return true;
    };
    return {
      NewExpression(node) {
        if (node.arguments.length === 0 && isBuiltIn(node.callee, 'Date')) report(node, 'new Date()');
      },
      CallExpression(node) {
        if (isBuiltIn(node.callee, 'Date')) report(node, 'Date()');
      },
      // The bare mention counts, not only the call: `const now = Date.now` is the same clock.
      MemberExpression(node) {
        const name = memberName(node);
        if (name === 'now' && isBuiltIn(node.object, 'Date')) report(node, 'Date.now');
        if ((name === 'now' || name === 'timeOrigin') && isBuiltIn(node.object, 'performance'))
          report(node, `performance.${name}`);
        if (name === 'hrtime' && isBuiltIn(node.object, 'process')) report(node, 'process.hrtime');
        if (name === 'Now' && isBuiltIn(node.object, 'Temporal')) report(node, 'Temporal.Now');
      },
    };
  },
};

/** @param {import('@typescript-eslint/utils').TSESTree.MemberExpression} node */
function memberName({ computed, property }) {
  if (!computed && property.type === 'Identifier') return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

/** @param {import('@typescript-eslint/utils').TSESTree.Node} node */
const isGlobalObject = (node) =>
  node.type === 'Identifier' && ['globalThis', 'window', 'self', 'global'].includes(node.name);
