import fs from 'node:fs'
import type { AppConfig, ComponentConfig } from './config'
import { pagePaths } from './config'
import { CUSTOM_TAB_BAR } from './names'
import type { Problems } from './problems'
import type { SourceTree } from './source-tree'
import { isFile, readJson } from './source-tree'

/** A page or component with everything it uses, by id. */
export interface ComponentNode {
  id: string
  isPage: boolean
  /** Its json with `usingComponents` resolved to absolute paths. */
  config: ComponentConfig
  /** The prefix of its class names; undefined when it shares the page's. */
  stylePrefix?: string
}

export interface ComponentGraph {
  app: AppConfig
  pages: string[]
  nodes: Map<string, ComponentNode>
}

/** Reads app.json and follows `usingComponents` from every page. Missing files become errors. */
export function readGraph(tree: SourceTree, problems: Problems): ComponentGraph {
  const app = readConfig<AppConfig>(tree, 'app', problems) ?? { pages: [] }
  const graph: ComponentGraph = { app, pages: pagePaths(app), nodes: new Map() }
  const visit = new Visitor(tree, graph, problems)
  for (const page of graph.pages) visit.add(page, true, 'app')
  graph.pages = graph.pages.filter((page) => graph.nodes.has(page))
  if (app.tabBar?.custom) visit.add(CUSTOM_TAB_BAR, false, 'app')
  else if (app.tabBar) problems.error('app.json', 0, 'a tabBar without "custom": true is not supported here')
  return graph
}

class Visitor {
  constructor(
    private readonly tree: SourceTree,
    private readonly graph: ComponentGraph,
    private readonly problems: Problems,
  ) {}

  add(id: string, isPage: boolean, user: string): void {
    if (this.graph.nodes.has(id)) return
    const own = this.tree.locate(id)
    if (this.tree.findScript(own) === undefined) {
      this.problems.error(`${user}.json`, 0, `${isPage ? 'page' : 'component'} "${id}" is not found`)
      return
    }
    const config = isFile(`${own}.json`)
      ? (readConfig<ComponentConfig>(this.tree, id, this.problems) ?? {})
      : {}
    config.styleIsolation ??= declaredStyleIsolation(this.tree.findScript(own))
    const node: ComponentNode = { id, isPage, config: { ...config, usingComponents: {} } }
    node.stylePrefix = stylePrefix(node, this.graph.nodes.size)
    this.graph.nodes.set(id, node)
    this.addUsed(node, config)
  }

  private addUsed(node: ComponentNode, config: ComponentConfig): void {
    const used: Record<string, string> = {}
    for (const [tag, specifier] of Object.entries(this.graph.app.usingComponents ?? {}))
      used[tag] = this.tree.resolveComponent('app', specifier)
    for (const [tag, specifier] of Object.entries(config.usingComponents ?? {}))
      used[tag] = this.tree.resolveComponent(node.id, specifier)
    for (const id of Object.values(used)) this.add(id, false, node.id)
    const found = Object.entries(used).filter(([, id]) => this.graph.nodes.has(id))
    node.config.usingComponents = Object.fromEntries(found.map(([tag, id]) => [tag, `/${id}`]))
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      if (generic === true || generic.default === undefined) continue
      const id = this.tree.resolveComponent(node.id, generic.default)
      this.add(id, false, node.id)
      generic.default = `/${id}`
    }
  }
}

function readConfig<T>(tree: SourceTree, id: string, problems: Problems): T | undefined {
  const file = `${tree.locate(id)}.json`
  try {
    return readJson<T>(file)
  } catch (error) {
    problems.error(tree.describe(file), 0, error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** WeChat lets a component say it in `options`; its class names must be known before it runs. */
function declaredStyleIsolation(script: string | undefined): string | undefined {
  if (script === undefined) return undefined
  return /styleIsolation:\s*['"]([\w-]+)['"]/.exec(fs.readFileSync(script, 'utf8'))?.[1]
}

function stylePrefix(node: ComponentNode, index: number): string | undefined {
  const isolation = node.config.styleIsolation ?? (node.config.component ? 'isolated' : 'shared')
  const shares = isolation === 'shared' || isolation === 'page-shared'
  return shares ? undefined : `c${index.toString(36)}`
}
