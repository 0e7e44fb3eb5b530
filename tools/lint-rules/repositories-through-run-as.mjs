import { ImportedNames, decoratorName } from './imported-names.mjs';
import { isProductCode, pathInCheckout } from './rooms.mjs';

/** @typedef {import('@typescript-eslint/utils').TSESTree.Node} Node */

const INJECTIONS = new Set(['InjectRepository', 'InjectDataSource', 'InjectEntityManager', 'InjectConnection']);
/** Exports of typeorm that open or hold a connection of their own. `BaseEntity` carries a global one. */
const CONNECTIONS = new Set([
  'DataSource',
  'Connection',
  'BaseEntity',
  'createConnection',
  'getConnection',
  'getManager',
  'getRepository',
  'QueryRunner',
]);
/** Types Nest would inject as the global, unscoped one when a constructor asks for them. */
const INJECTABLE = new Set(['EntityManager', 'Repository', 'TreeRepository', 'DataSource', 'Pool', 'Client']);
const HANDED_IN = new Set(['em', 'entityManager', 'manager']);
const WAYS_AROUND = new Set(['connection', 'dataSource', 'queryRunner']);

/**
 * Row-level security only knows who is looking inside `runAs`, which sets it for one transaction and hands that
 * transaction's EntityManager in. Every other way to a table would read as nobody, or worse, as whoever used the
 * connection before. So in the rooms of the API, the platform excepted, the manager comes as an argument or not at all.
 *
 * @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'injected' | 'ownConnection' | 'constructed' | 'notHandedIn' | 'around'>}
 */
export const repositoriesThroughRunAs = {
  defaultOptions: [],
  meta: {
    type: 'problem',
    docs: { description: 'tables are reached through the EntityManager that runAs hands in' },
    schema: [],
    messages: {
      injected: '@{{name}} reaches tables outside runAs. Take the EntityManager runAs hands in.',
      ownConnection: "'{{name}}' is a connection of its own, without the viewer. Only libs/api/platform holds one.",
      constructed:
        'A {{name}} given to a constructor is the global one, without the viewer. Take it as an argument from runAs.',
      notHandedIn:
        'This repository does not come from the EntityManager runAs hands in as an argument (em.getRepository).',
      around: '.{{name}} leads around the transaction of runAs.',
    },
  },
  create(context) {
    const path = pathInCheckout(context.filename);
    if (!path.startsWith('libs/api/') || path.startsWith('libs/api/platform/') || !isProductCode(path)) return {};
    const imports = new ImportedNames();

    /**
     * Whether a value came in as an argument: `em` of `(em) => …`, `tx.em` of `(tx) => …`, `em` of `const { em } = tx`.
     * @param {Node} node
     * @returns {boolean}
     */
    const isHandedIn = (node) => {
      if (node.type === 'MemberExpression') return memberName(node, HANDED_IN) !== undefined && isArgument(node.object);
      return node.type === 'Identifier' && HANDED_IN.has(node.name) && isArgument(node);
    };
    /**
     * @param {Node} node
     * @returns {boolean}
     */
    const isArgument = (node) => {
      if (node.type !== 'Identifier') return false;
      const definition = variableOf(node)?.defs[0];
      if (definition?.type === 'Parameter') return true;
      const init = definition?.type === 'Variable' ? definition.node.init : undefined;
      return init !== null && init !== undefined && (isArgument(init) || isHandedIn(init));
    };
    /** @param {import('@typescript-eslint/utils').TSESTree.Identifier} node */
    const variableOf = (node) => {
      for (
        let scope = /** @type {import('@typescript-eslint/utils').TSESLint.Scope.Scope | null} */ (
          context.sourceCode.getScope(node)
        );
        scope;
        scope = scope.upper
      ) {
        const variable = scope.set.get(node.name);
        if (variable) return variable;
      }
      return undefined;
    };
    /** @param {Node | null | undefined} source */
    const checkModule = (source) => {
      if (
        source?.type === 'Literal' &&
        typeof source.value === 'string' &&
        /^(pg|pg-.+|postgres|mysql2?|sqlite3)$/.test(source.value)
      ) {
        context.report({ node: source, messageId: 'ownConnection', data: { name: source.value } });
      }
    };

    return {
      ImportDeclaration(node) {
        imports.add(node);
        checkModule(node.source);
        for (const specifier of node.specifiers) {
          const origin = imports.origin(specifier.local);
          if (origin?.from === 'typeorm' && CONNECTIONS.has(origin.name)) {
            context.report({ node: specifier, messageId: 'ownConnection', data: { name: origin.name } });
          }
        }
      },
      ExportNamedDeclaration: ({ source }) => checkModule(source),
      ExportAllDeclaration: ({ source }) => checkModule(source),
      ImportExpression: ({ source }) => checkModule(source),
      Decorator(node) {
        const name = imports.origin(decoratorName(node))?.name;
        if (name !== undefined && INJECTIONS.has(name)) context.report({ node, messageId: 'injected', data: { name } });
      },
      MethodDefinition({ kind, value }) {
        if (kind !== 'constructor') return;
        for (const parameter of value.params) {
          const name = typeName(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter);
          if (name !== undefined && INJECTABLE.has(name))
            context.report({ node: parameter, messageId: 'constructed', data: { name } });
        }
      },
      NewExpression({ callee }) {
        const origin = imports.origin(callee);
        if (origin?.from === 'typeorm' && callee.type === 'MemberExpression' && CONNECTIONS.has(origin.name)) {
          context.report({ node: callee, messageId: 'ownConnection', data: { name: origin.name } });
        }
      },
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression') return;
        const opened = memberName(callee, new Set(['getRepository', 'getTreeRepository', 'withRepository']));
        if (opened !== undefined && !isHandedIn(callee.object))
          context.report({ node: callee, messageId: 'notHandedIn' });
        const holder = holderName(callee.object);
        if (holder !== undefined && /^dataSource$/i.test(holder)) {
          context.report({ node: callee, messageId: 'ownConnection', data: { name: holder } });
        }
      },
      MemberExpression(node) {
        const name = memberName(node, WAYS_AROUND);
        const holder = holderName(node.object);
        if (name !== undefined && holder !== undefined && HANDED_IN.has(holder))
          context.report({ node, messageId: 'around', data: { name } });
      },
    };
  },
};

/**
 * @param {import('@typescript-eslint/utils').TSESTree.MemberExpression} node
 * @param {ReadonlySet<string>} wanted
 */
function memberName({ property, computed }, wanted) {
  const name =
    !computed && property.type === 'Identifier'
      ? property.name
      : property.type === 'Literal'
        ? String(property.value)
        : undefined;
  return name !== undefined && wanted.has(name) ? name : undefined;
}

/**
 * The last name of what a member is asked of: `dataSource` of `dataSource.query` and of `this.dataSource.query`.
 * @param {Node} node
 */
function holderName(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}

/**
 * @param {Node} parameter
 * @returns {string | undefined}
 */
function typeName(parameter) {
  if (parameter.type === 'AssignmentPattern') return typeName(parameter.left);
  const annotation = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (annotation?.type !== 'TSTypeReference') return undefined;
  if (annotation.typeName.type === 'Identifier') return annotation.typeName.name;
  return annotation.typeName.type === 'TSQualifiedName' ? annotation.typeName.right.name : undefined;
}
