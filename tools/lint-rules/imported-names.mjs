/** @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node */

/**
 * Follows which local name stands for which export of which module: `import { Get as Read } from '@nestjs/common'`
 * makes `Read` the `Get` of `@nestjs/common`, and `import * as nest` makes `nest.Get` the same.
 */
export class ImportedNames {
  /** @type {Map<string, { name: string, from: string }>} */
  #single = new Map();
  /** @type {Map<string, string>} */
  #whole = new Map();

  /** @param {import('@typescript-eslint/utils').TSESTree.ImportDeclaration} declaration */
  add({ specifiers, source }) {
    for (const specifier of specifiers) {
      const local = specifier.local.name;
      if (specifier.type === 'ImportNamespaceSpecifier') this.#whole.set(local, source.value);
      else if (specifier.type === 'ImportDefaultSpecifier')
        this.#single.set(local, { name: 'default', from: source.value });
      else this.#single.set(local, { name: nameOf(specifier.imported), from: source.value });
    }
  }

  /**
   * @param {Node} node an identifier or a member of a whole import
   * @returns {{ name: string, from: string } | undefined}
   */
  origin(node) {
    if (node.type === 'Identifier') return this.#single.get(node.name);
    if (
      node.type !== 'MemberExpression' ||
      node.computed ||
      node.object.type !== 'Identifier' ||
      node.property.type !== 'Identifier'
    )
      return undefined;
    const from = this.#whole.get(node.object.name);
    return from === undefined ? undefined : { name: node.property.name, from };
  }
}

/**
 * What a decorator applies: `Get` of `@Get(':id')` and of `@Get`.
 * @param {import('@typescript-eslint/utils').TSESTree.Decorator} decorator
 * @returns {Node}
 */
export const decoratorName = ({ expression }) =>
  expression.type === 'CallExpression' ? expression.callee : expression;

/**
 * @param {import('@typescript-eslint/utils').TSESTree.Identifier | import('@typescript-eslint/utils').TSESTree.StringLiteral} written
 */
const nameOf = (written) => (written.type === 'Identifier' ? written.name : written.value);
