import type { ComponentGraph } from './graph'
import type { AppManifest } from './manifest'
import type { Problem } from './problems'
import type { SourceTree } from './source-tree'

/** The module esbuild starts from: registers every component, then starts the app. */
export function entrySource(tree: SourceTree, graph: ComponentGraph, templates: string): string {
  const quote = JSON.stringify
  const appScript = tree.findScript(tree.locate('app'))
  const define = (id: string): string => {
    const node = graph.nodes.get(id)
    const script = tree.findScript(tree.locate(id))
    return `preview.define(${quote({ id, config: node?.config, stylePrefix: node?.stylePrefix })}, templates, () => require(${quote(script)}))`
  }
  return [
    `import manifest from 'preview:manifest'`,
    `const preview = globalThis.__preview`,
    `preview.start(manifest, () => {`,
    // Inside: the scripts of templates run at once and need the globals that start() installs.
    `const templates = ${templates}`,
    appScript === undefined ? '' : `preview.attempt('app', () => require(${quote(appScript)}))`,
    ...[...graph.nodes.keys()].map(define),
    `})`,
  ].join('\n')
}

export function manifestOf(
  graph: ComponentGraph,
  styles: Record<string, string>,
  problems: Problem[],
): AppManifest {
  const pageConfigs = Object.fromEntries(
    graph.pages.map((page) => [page, graph.nodes.get(page)?.config ?? {}]),
  )
  return { pages: graph.pages, app: graph.app, pageConfigs, styles, problems }
}
