import parser from 'postcss-selector-parser'
import type { EngineNode } from '../engine/types'
import { attributeOf } from './attributes'
import { componentOf, drawnElements, parentAcross, parentInTemplate, siblings, tagOf } from './tree'

/**
 * The elements inside `scope` that a selector names, in the order of drawing. As in WeChat a selector stays in one template: inside a component it
 * looks into that component's own, and `>>>` goes through to those of the components below.
 * @throws Error for a selector that cannot be read or a pseudo-class that is not supported
 */
export function selectAll(
  scope: EngineNode,
  text: string,
  candidates: Iterable<EngineNode> = drawnElements(scope),
): EngineNode[] {
  const selectors = parse(text)
  const templates = new Set([scope.ownerShadowRoot, componentOf(scope)?.getShadowRoot()])
  return [...candidates].filter((node) =>
    selectors.some((selector) => {
      const isWithin = templates.has(node.ownerShadowRoot) || isDeep(selector)
      return isWithin && matches(node, selector.nodes, selector.nodes.length - 1, templates)
    }),
  )
}

type Templates = Set<EngineNode['ownerShadowRoot'] | undefined>

const parsed = new Map<string, parser.Selector[]>()

function parse(text: string): parser.Selector[] {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const selectors = read(text)
  if (selectors.some(({ nodes }) => nodes.length === 0 || nodes.some(isNameless)))
    throw new Error(`"${text}" is not a selector`)
  parsed.set(text, selectors)
  return selectors
}

function read(text: string): parser.Selector[] {
  try {
    return parser().astSync(text, { lossless: false }).nodes
  } catch (error) {
    throw new Error(`"${text}" is not a selector: ${String(error)}`, { cause: error })
  }
}

/** The parser lets `..` pass. */
function isNameless(part: parser.Node): boolean {
  return (part.type === 'class' || part.type === 'id' || part.type === 'tag') && part.value === ''
}

function isDeep(selector: parser.Selector): boolean {
  return selector.nodes.some((part) => part.type === 'combinator' && part.value.trim() === '>>>')
}

/** Matches from right to left: the compound that ends at `end`, then what its combinator asks of the elements before. */
function matches(node: EngineNode, parts: parser.Node[], end: number, templates: Templates): boolean {
  let start = end
  while (start >= 0 && parts[start]?.type !== 'combinator') start -= 1
  if (!parts.slice(start + 1, end + 1).every((part) => matchesSimple(node, part))) return false
  const combinator = parts[start]
  if (combinator === undefined) return templates.has(node.ownerShadowRoot)
  return related(node, combinator.value?.trim() ?? '').some((other) =>
    matches(other, parts, start - 1, templates),
  )
}

function related(node: EngineNode, combinator: string): EngineNode[] {
  switch (combinator) {
    case '':
      return chain(node, parentInTemplate)
    case '>':
      return chain(node, parentInTemplate).slice(0, 1)
    case '>>>':
      return chain(node, parentAcross)
    case '+':
      return before(node).slice(-1)
    case '~':
      return before(node)
    default:
      throw new Error(`combinator "${combinator}" is not supported`)
  }
}

function chain(node: EngineNode, next: (node: EngineNode) => EngineNode | undefined): EngineNode[] {
  const found: EngineNode[] = []
  for (let parent = next(node); parent !== undefined; parent = next(parent)) found.push(parent)
  return found
}

function before(node: EngineNode): EngineNode[] {
  const all = siblings(node)
  return all.slice(0, all.indexOf(node))
}

function matchesSimple(node: EngineNode, part: parser.Node): boolean {
  switch (part.type) {
    case 'universal':
      return true
    case 'tag':
      return tagOf(node) === part.value
    case 'id':
      return node.id === part.value
    case 'class':
      return node.classList?.contains(part.value) ?? false
    case 'attribute':
      return matchesAttribute(attributeOf(node, part.attribute), part)
    case 'pseudo':
      return matchesPseudo(node, part)
    default:
      throw new Error(`"${String(part)}" is not supported in a selector`)
  }
}

function matchesAttribute(actual: string | null, { operator, value = '' }: parser.Attribute): boolean {
  if (actual === null) return false
  switch (operator) {
    case undefined:
      return true
    case '=':
      return actual === value
    case '^=':
      return actual.startsWith(value)
    case '$=':
      return actual.endsWith(value)
    case '*=':
      return actual.includes(value)
    case '~=':
      return actual.split(/\s+/).includes(value)
    default:
      throw new Error(`[…${operator}…] is not supported in a selector`)
  }
}

function matchesPseudo(node: EngineNode, part: parser.Pseudo): boolean {
  const all = siblings(node)
  const index = all.indexOf(node) + 1
  switch (part.value) {
    case ':first-child':
      return index === 1
    case ':last-child':
      return index === all.length
    case ':nth-child':
      return matchesPosition(index, part.nodes.join('').trim())
    case ':nth-last-child':
      return matchesPosition(all.length - index + 1, part.nodes.join('').trim())
    case ':not':
      return !part.nodes.some((inner) => inner.nodes.every((simple) => matchesSimple(node, simple)))
    default:
      throw new Error(`${part.value} is not supported in a selector`)
  }
}

/** `odd`, `even`, `3`, `2n+1`, `-n+3`. */
function matchesPosition(index: number, formula: string): boolean {
  const text = { odd: '2n+1', even: '2n' }[formula] ?? formula.replace(/\s/g, '')
  const found = /^(?:([+-]?\d*)n)?([+-]?\d+)?$/.exec(text)
  if (found === null || text === '') throw new Error(`:nth-child(${formula}) is not supported in a selector`)
  const step = found[1] === undefined ? 0 : /\d/.test(found[1]) ? Number(found[1]) : Number(`${found[1]}1`)
  const offset = Number(found[2] ?? 0)
  if (step === 0) return index === offset
  return (index - offset) % step === 0 && (index - offset) / step >= 0
}
