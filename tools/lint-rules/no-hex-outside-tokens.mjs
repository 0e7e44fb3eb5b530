import { colourIn } from './colour-literal.mjs';
import { isProductCode, pathInCheckout } from './rooms.mjs';

/** Attributes whose `#…` is an address or a name. */
const ADDRESSES = new Set(['href', 'xlinkHref', 'to', 'id', 'htmlFor', 'src']);

/**
 * Colours have names, in tokens.css: the contrast of each pair is checked there, for light, dark and print. A colour
 * written anywhere else is checked nowhere. (Style sheets: tools/test/check-css-colours.mjs.)
 *
 * @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'colour'>}
 */
export const noHexOutsideTokens = {
  defaultOptions: [],
  meta: {
    type: 'problem',
    docs: { description: 'colours come from tokens.css' },
    schema: [],
    messages: { colour: "'{{colour}}' is a colour of its own. Use a token: var(--…) from tokens.css." },
  },
  create(context) {
    const path = pathInCheckout(context.filename);
    if (!/^(libs\/web|apps\/web)\//.test(path) || !isProductCode(path)) return {};
    /**
     * @param {import('@typescript-eslint/utils').TSESTree.Node} node
     * @param {string} text
     */
    const check = (node, text) => {
      const colour = colourIn(text);
      if (colour && !isAddress(node)) context.report({ node, messageId: 'colour', data: { colour } });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.cooked ?? node.value.raw),
    };
  },
};

/** @param {import('@typescript-eslint/utils').TSESTree.Node} node */
function isAddress({ parent }) {
  const holder = parent?.type === 'JSXExpressionContainer' ? parent.parent : parent;
  return holder?.type === 'JSXAttribute' && holder.name.type === 'JSXIdentifier' && ADDRESSES.has(holder.name.name);
}
