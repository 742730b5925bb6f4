import fs from 'node:fs'
import path from 'node:path'
import type { AtRule, ChildNode, Declaration } from 'postcss'
import postcss from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { ELEMENTS } from '../elements'
import { convertUnits } from '../units'
import type { Problems } from './problems'
import type { SourceTree } from './source-tree'
import { isFile } from './source-tree'
import { vantIconFont } from './vant-icon-font'

/** How a style sheet applies: to everything, to one page, or to one component through its class prefix. */
export interface StyleTarget {
  id: string
  isPage: boolean
  prefix?: string
}

/** Turns WXSS into CSS for one target; an id without a style sheet gives an empty string. */
export function compileStyle(tree: SourceTree, target: StyleTarget, problems: Problems): string {
  const file = `${tree.locate(target.id)}.wxss`
  if (!isFile(file)) return ''
  try {
    return transformStyle(inlineImports(tree, file, problems), target, (line, message) =>
      problems.warn(tree.describe(file), line, message),
    )
  } catch (error) {
    const { line = 0, reason = String(error) } = error as { line?: number; reason?: string }
    problems.error(tree.describe(file), line, reason)
    return ''
  }
}

/** The transformation alone, for style text without imports. */
export function transformStyle(
  nodes: string | ChildNode[],
  target: StyleTarget,
  warn: (line: number, message: string) => void,
): string {
  const root = typeof nodes === 'string' ? postcss.parse(nodes) : postcss.root({ nodes })
  const selectors = selectorTransform(target)
  root.walkRules((rule) => {
    const isFrame = rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes')
    if (!isFrame) rule.selector = selectors.processSync(rule.selector)
  })
  root.walkDecls((declaration) => transformDeclaration(declaration, warn))
  const css = root.toString()
  const scope = scopeOf(target)
  return scope === undefined ? css : `@scope (${scope}) {\n${css}\n}`
}

/** Where a sheet may reach: its page, or, without a prefix, whatever the app draws; never the phone around it. */
function scopeOf({ id, isPage, prefix }: StyleTarget): string | undefined {
  if (isPage) return `wx-page[is="${id}"]`
  return prefix === undefined ? 'wx-page, custom-tab-bar' : undefined
}

function inlineImports(
  tree: SourceTree,
  file: string,
  problems: Problems,
  seen = new Set<string>(),
): ChildNode[] {
  if (seen.has(file)) return []
  seen.add(file)
  const root = postcss.parse(fs.readFileSync(file, 'utf8'), { from: file })
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^url\(|\)$/g, '').replace(/['"]/g, '')
    const imported = target.startsWith('/')
      ? path.join(tree.root, target)
      : path.resolve(path.dirname(file), target)
    if (isFile(imported)) rule.replaceWith(...inlineImports(tree, imported, problems, seen))
    else {
      problems.error(tree.describe(file), rule.source?.start?.line ?? 0, `"${target}" is not found`)
      rule.remove()
    }
  })
  return root.nodes
}

function selectorTransform({ id, isPage, prefix }: StyleTarget): { processSync(selector: string): string } {
  return selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' && prefix !== undefined) node.value = `${prefix}--${node.value}`
      else if (node.type === 'pseudo' && node.value === ':host') node.replaceWith(hostAttribute(prefix ?? id))
      else if (node.type === 'tag' && node.value === 'page') node.value = pageSelector({ isPage, prefix })
      else if (node.type === 'tag' && ELEMENTS[node.value] !== undefined) node.value = `wx-${node.value}`
    })
  })
}

/** What `page` is called inside the scope of the sheet: a scope's root is only reached by `:scope`. */
function pageSelector({ isPage, prefix }: Pick<StyleTarget, 'isPage' | 'prefix'>): string {
  if (isPage) return ':scope'
  return prefix === undefined ? ':where(wx-page):scope' : 'wx-page'
}

function hostAttribute(value: string): selectorParser.Attribute {
  return selectorParser.attribute({
    attribute: 'wx-host',
    operator: '=',
    value,
    quoteMark: '"',
    raws: { value: `"${value}"` },
  })
}

function transformDeclaration(declaration: Declaration, warn: (line: number, message: string) => void): void {
  if (declaration.prop === 'src' && declaration.value.includes('at.alicdn.com')) {
    declaration.value = `url(${vantIconFont()}) format("woff2")`
    return
  }
  if (/url\(\s*(?!['"]?(?:data:|https?:|\/\/|#|\)))/.test(declaration.value))
    warn(declaration.source?.start?.line ?? 0, `WXSS cannot load the local file of ${declaration.value}`)
  declaration.value = declaration.value.includes('data:')
    ? declaration.value
    : convertUnits(declaration.value)
}
