import fs from 'node:fs'
import type { ComponentGraph } from './graph'
import type { Problems } from './problems'
import type { SourceTree } from './source-tree'
import { compileStyle } from './wxss'

/** Compiled style sheets of packages, which do not change while the preview runs, by component id and prefix. */
export type StyleCache = Map<string, string>

/** CSS by component id, and `app` for the global sheet. */
export function compileStyles(
  tree: SourceTree,
  graph: ComponentGraph,
  cache: StyleCache,
  problems: Problems,
): Record<string, string> {
  const styles: Record<string, string> = { app: compileStyle(tree, { id: 'app', isPage: false }, problems) }
  for (const { id, isPage, stylePrefix } of graph.nodes.values()) {
    const key = `${id} ${stylePrefix} ${modified(`${tree.locate(id)}.wxss`)}`
    const cached = tree.isOwn(id) ? undefined : cache.get(key)
    styles[id] = cached ?? compileStyle(tree, { id, isPage, prefix: stylePrefix }, problems)
    if (!tree.isOwn(id)) cache.set(key, styles[id])
  }
  return styles
}

function modified(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
