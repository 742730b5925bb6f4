import { posix, relative, sep } from 'node:path'

/**
 * The house's own lint rules. They get their tables (rooms.mjs) as options, so that a change of a table also empties
 * ESLint's cache. Paths are compared as written, nothing is read from the disk: all files take well under a second.
 */

/** `*` is one name of a path. */
const patterns = new Map()
function patternOf(text) {
  const known = patterns.get(text)
  if (known) return known
  const source = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '([^/]+)')
  const pattern = new RegExp(`^${source}`)
  patterns.set(text, pattern)
  return pattern
}

/** `*` is anything. */
const isNamed = (name, list) => list.some((one) => new RegExp(`^${one.replace('*', '.+')}$`).test(name))

/** @returns the row that counts for a file, and the part of the path that names the room */
function roomOf(path, rooms) {
  for (const row of rooms) {
    const found = patternOf(row.room).exec(path)
    if (found) return { row, folder: found[0] }
  }
  return undefined
}

/** A folder allows what is below it; a file is named without its ending. */
const allows = (entry, target) =>
  entry.endsWith('/')
    ? patternOf(entry).test(`${target}/`)
    : target === entry || target.startsWith(`${entry}.`)

/**
 * @param path of the importing file, from the repository's root
 * @returns what is imported: a path from the root, or the name of a package
 */
function targetOf(path, source) {
  if (source.startsWith('#domain/')) return { path: `miniprogram/domain/${source.slice('#domain/'.length)}` }
  if (source.startsWith('.')) return { path: posix.join(posix.dirname(path), source) }
  return { package: source }
}

/** @returns why a file may not import something, or undefined when it may */
function refusal(path, source, isType, rooms) {
  const home = roomOf(path, rooms)
  if (!home) return undefined
  const { row, folder } = home
  const target = targetOf(path, source)
  if (target.package !== undefined) {
    const { packages } = row
    const isAllowed = (name) =>
      name.endsWith(':')
        ? target.package.startsWith(name)
        : target.package === name || target.package.startsWith(`${name}/`)
    return !packages || packages.some(isAllowed)
      ? undefined
      : `${folder} does not import packages other than: ${packages.join(', ') || 'none'}.`
  }
  if (path.startsWith('miniprogram/') && !source.startsWith('.'))
    return 'The phone knows relative imports only: WeChat does not resolve aliases.'
  if (path.startsWith('cloudfunctions/') && source.startsWith('.') && target.path.startsWith('miniprogram/'))
    return 'The server imports the rules as #domain/…: nothing else of the phone, and not by its path.'
  // A room holds its inner rooms (the kernel its platform), not the other way round.
  if (folder.endsWith('/') && `${target.path}/`.startsWith(folder)) return undefined
  const may = isType ? [...row.may, ...(row.types ?? [])] : row.may
  return may.some((entry) => allows(entry, target.path))
    ? undefined
    : `${folder} must not import ${target.path}. Its row in scripts/lint/rooms.mjs says what it may.`
}

const AREA = /^cloudfunctions\/areas\/([^/]+)(?:\/(.+))?$/

/** @returns why an area's inside may not be imported, or undefined when it may */
function closedDoor(path, source, { open, lists }) {
  const { path: target = '' } = targetOf(path, source)
  const [, area, inside = 'index'] = AREA.exec(target) ?? []
  if (area === undefined) return undefined
  const [, own, isInArea] = AREA.exec(path) ?? []
  if (!isInArea || own === area) return undefined
  if (lists.includes(area)) return 'An area does not know the lists of areas: it is given what it needs.'
  return isNamed(inside, open)
    ? undefined
    : `Another area is used by its door only: ${open.join(', ')} of ${area}.`
}

/** Walks everything that imports. */
function imports(context, check) {
  const path = relative(context.cwd, context.filename).split(sep).join('/')
  const see = (node, source, isType) => {
    if (typeof source?.value !== 'string') return
    const message = check(path, source.value, isType)
    if (message) context.report({ node, message })
  }
  const allTypes = (specifiers) =>
    specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type')
  return {
    ImportDeclaration: (node) =>
      see(node, node.source, node.importKind === 'type' || allTypes(node.specifiers)),
    ExportNamedDeclaration: (node) =>
      see(node, node.source, node.exportKind === 'type' || allTypes(node.specifiers)),
    ExportAllDeclaration: (node) => see(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => see(node, node.source, false),
    TSImportType: (node) => see(node, node.source ?? node.argument?.literal, true),
    'CallExpression[callee.name="require"]': (node) => see(node, node.arguments[0], false),
  }
}

const LANGUAGE = 'The query language is for stores: give the question a name in *store.ts.'

export default {
  meta: { name: 'house', version: '1' },
  rules: {
    imports: {
      meta: { type: 'problem', schema: [{ type: 'array' }] },
      create: (context) =>
        imports(context, (path, source, isType) => refusal(path, source, isType, context.options[0])),
    },
    doors: {
      meta: { type: 'problem', schema: [{ type: 'object' }] },
      create: (context) => imports(context, (path, source) => closedDoor(path, source, context.options[0])),
    },
    queries: {
      meta: { type: 'problem', schema: [{ type: 'object' }] },
      create(context) {
        const { within, home, files } = context.options[0]
        const path = relative(context.cwd, context.filename).split(sep).join('/')
        const name = posix.basename(path, '.ts')
        if (!path.startsWith(within) || isNamed(name, files) || home.some((entry) => allows(entry, path)))
          return {}
        const report = (node) => context.report({ node, message: LANGUAGE })
        return {
          'MemberExpression[property.name="command"]': report,
          'ObjectPattern > Property[key.name="command"]': report,
          'CallExpression[callee.property.name="where"]': report,
          'ObjectExpression > Property[key.name="where"]': report,
        }
      },
    },
  },
}
