/**
 * Two lint rules of this house, for oxlint (`jsPlugins` in .oxlintrc.json). oxlint's own `no-restricted-imports` does not see
 * `import('…')`, by which every screen is loaded, nor `import('…').Type`; and `react/jsx-no-literals` neither looks into
 * `{saved ? 'Saved' : 'Save'}` nor lets punctuation pass without a list of it.
 */

import { posix } from 'node:path'

/**
 * A node of the syntax tree (ESTree), as far as these rules read it; oxlint does not publish its types.
 * @typedef {object} Node
 * @property {string} type
 * @property {Node} [parent]
 * @property {unknown} [value] a literal's value, or a JSX attribute's node
 * @property {unknown} [name]
 * @property {Node | null} [source] what is imported
 * @property {Node} [expression]
 * @property {Node} [left]
 * @property {Node} [right]
 * @property {string} [operator]
 * @property {Node} [consequent]
 * @property {Node} [alternate]
 * @property {{ value: { raw: string } }[]} [quasis] the fixed pieces of a template
 */

/** @typedef {{ replaceText: (node: Node, text: string) => unknown }} Fixer */
/** @typedef {{ node: Node, message: string, fix?: ((fixer: Fixer) => unknown) | null }} Report */
/** @typedef {{ filename: string, report: (found: Report) => void }} Context */
/** @typedef {{ meta?: { fixable: 'code' }, create: (context: Context) => Record<string, (node: Node) => void> }} Rule */

/**
 * The plan of the house: which rooms each room may look into.
 * @type {Record<string, string[]>}
 */
const plan = {
  core: [],
  ui: [],
  i18n: ['core'],
  device: ['core'],
  features: ['core', 'ui', 'i18n', 'device'],
  app: ['core', 'ui', 'i18n', 'device', 'features'],
  worker: ['core'],
  build: ['core'],
}

/** Packages that only some rooms may use. A room that is not listed may not import a package that matches. */
const packages = [
  { name: /^(node:|vite$|@vitejs\/|subset-font$|compression$|sirv$)/, rooms: ['build'] },
  { name: /^(react|react-dom|react-router|react-i18next)($|\/)/, rooms: ['ui', 'i18n', 'features', 'app'] },
  { name: /^i18next($|\/)/, rooms: ['i18n', 'features', 'app'] },
  { name: /^workbox-window$/, rooms: ['device', 'app'] },
  { name: /^workbox-/, rooms: ['worker', 'device', 'app'] },
  { name: /^idb$/, rooms: ['device', 'worker'] },
]

/** Attributes that are read to or shown to somebody. */
const spokenAttributes =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|label|placeholder|title)$/

/**
 * Keeps every import on the arrows of the plan.
 * @type {Rule}
 */
const planRule = {
  meta: { fixable: 'code' },
  create(context) {
    const path = pathInSource(context.filename)
    if (path === undefined) return {}
    const from = placeOf(path)
    const isTest = /\.test\.tsx?$/.test(context.filename)

    /** @param {Node} node */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return
      const mended = source.value.startsWith('../') ? fromTheTop(source.value, path) : undefined
      const message = objection(from, mended ?? source.value, isTest) ?? (mended && UPWARD)
      const fix = mended ? (/** @type {Fixer} */ fixer) => fixer.replaceText(source, `'${mended}'`) : null
      if (message !== undefined) context.report({ node: source, message, fix })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    }
  },
}

/**
 * Keeps sentences out of the code: what is drawn or spoken comes from i18n. Marks without a letter ("·", "/") may stand.
 * @type {Rule}
 */
const wordsRule = {
  create(context) {
    /** @param {Node} node the value that is drawn */
    const check = (node) => {
      for (const words of wordsIn(node)) {
        context.report({ node: words, message: 'Words on the screen come from i18n: t(($) => $.room.thing).' })
      }
    }
    return {
      JSXText: check,
      JSXExpressionContainer(node) {
        if (node.parent?.type !== 'JSXAttribute') check(node)
      },
      JSXAttribute(node) {
        const name = /** @type {Node} */ (node.name).name
        if (typeof name !== 'string' || !spokenAttributes.test(name)) return
        if (node.value) check(/** @type {Node} */ (node.value))
      },
    }
  },
}

export default { meta: { name: 'house' }, rules: { plan: planRule, words: wordsRule } }

const UPWARD = 'Write #room/… instead of ../: it reads the same from everywhere and shows which room is meant.'

/**
 * What is wrong with the import, or undefined.
 * @param {Place} from
 * @param {string} source
 * @param {boolean} isTest a test beside the code keeps to the rooms, but may use any package
 */
function objection(from, source, isTest) {
  if (source.startsWith('../')) return isTest ? undefined : `${from.room}/ does not look out of src/.`
  if (source.startsWith('.')) return undefined
  if (source.startsWith('#')) {
    const to = placeOf(source.slice(1))
    if (from.room !== to.room) {
      return plan[from.room]?.includes(to.room)
        ? undefined
        : `${from.room}/ does not look into ${to.room}/: see the plan in the README.`
    }
    return from.room === 'features' && to.feature !== from.feature && to.feature !== 'shared'
      ? `A feature does not look into another: what ${from.feature} and ${to.feature} both need goes to features/shared or a floor down.`
      : undefined
  }
  if (isTest) return undefined
  const rule = packages.find(({ name }) => name.test(source))
  return rule === undefined || rule.rooms.includes(from.room)
    ? undefined
    : `${from.room}/ does not use ${source}: see the plan in the README.`
}

/** @typedef {{ room: string, feature: string | undefined }} Place */

/**
 * @param {string} path below src, with slashes
 * @returns {Place}
 */
function placeOf(path) {
  const [room = '', feature] = path.split('/')
  return { room, feature }
}

/**
 * The path of a file below src, with slashes, or undefined outside of it.
 * @param {string} filename
 */
function pathInSource(filename) {
  const path = filename.replaceAll('\\', '/')
  const start = path.lastIndexOf('/src/')
  return start === -1 ? undefined : path.slice(start + '/src/'.length)
}

/**
 * What "../" means, as "#room/…"; undefined if it leads out of src, as to the tools of the tests.
 * @param {string} source
 * @param {string} path of the file that says so
 */
function fromTheTop(source, path) {
  const target = posix.join(posix.dirname(path), source)
  return target.startsWith('../') ? undefined : `#${target}`
}

/**
 * The pieces of a drawn value that hold letters, in every branch of it.
 * @param {Node | undefined} node
 * @returns {Node[]}
 */
function wordsIn(node) {
  if (node === undefined) return []
  switch (node.type) {
    case 'Literal':
    case 'JSXText':
      return typeof node.value === 'string' && hasLetters(node.value) ? [node] : []
    case 'TemplateLiteral':
      return node.quasis?.some(({ value }) => hasLetters(value.raw)) ? [node] : []
    case 'JSXExpressionContainer':
      return wordsIn(node.expression)
    case 'ConditionalExpression':
      return [...wordsIn(node.consequent), ...wordsIn(node.alternate)]
    case 'LogicalExpression':
      return [...wordsIn(node.left), ...wordsIn(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...wordsIn(node.left), ...wordsIn(node.right)] : []
    default:
      return []
  }
}

/**
 * @param {string} text of the source, where a named character ("&nbsp;") is not a word
 */
function hasLetters(text) {
  return /\p{L}/u.test(text.replaceAll(/&\w+;/g, ''))
}
