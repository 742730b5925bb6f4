import { COMMON_ATTRIBUTES, ELEMENTS } from '../elements'
import type { Problems } from './problems'

const CONTROL_TAGS = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs'])
const ANY_ELEMENT =
  /^(data-|wx:|bind|catch|mut-bind|capture-bind|capture-catch|mark:|generic:|model:|change:|aria-|class:|style:|let:|slot:)/
const TAG = /<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g

/**
 * Warns of elements and attributes that WeChat has but the preview has not, or that nobody has.
 * @param tags what the file's json declares in `usingComponents` and `componentGenerics`
 */
export function checkWxml(file: string, source: string, tags: ReadonlySet<string>, problems: Problems): void {
  const text = blank(source)
  for (const match of text.matchAll(TAG)) {
    const [, tag = '', attributes = ''] = match
    if (CONTROL_TAGS.has(tag) || tags.has(tag)) continue
    const line = lineAt(text, match.index)
    const known = ELEMENTS[tag]
    if (known === undefined)
      problems.warn(file, line, `<${tag}> is not in the preview and not in usingComponents`)
    else checkAttributes(file, line, tag, attributes, new Set(known), problems)
  }
}

function checkAttributes(
  file: string,
  line: number,
  tag: string,
  attributes: string,
  known: ReadonlySet<string>,
  problems: Problems,
): void {
  for (const [, name = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (known.has(name) || COMMON_ATTRIBUTES.has(name) || ANY_ELEMENT.test(name)) continue
    const bare = name.replace(/^(model):/, '')
    if (!known.has(bare)) problems.warn(file, line, `attribute "${name}" of <${tag}> is not in the preview`)
  }
}

/** Comments, scripts and expressions become spaces, so that lines stay where they are. */
function blank(source: string): string {
  const spaces = (text: string): string => text.replace(/[^\n]/g, ' ')
  return source
    .replace(/<!--[\s\S]*?-->/g, spaces)
    .replace(
      /(<wxs\b[^>]*>)([\s\S]*?)(<\/wxs>)/g,
      (_, open: string, body: string, close: string) => open + spaces(body) + close,
    )
    .replace(/\{\{[\s\S]*?\}\}/g, spaces)
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
