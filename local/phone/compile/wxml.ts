import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { ComponentGraph } from './graph'
import { checkWxml } from './wxml-check'
import type { Problems } from './problems'
import type { SourceTree } from './source-tree'
import { isFile } from './source-tree'
import { wxsRequires, wxsToJs } from './wxs'

interface TemplateWarning {
  path: string
  message: string
  startLine: number
}

/** Compiles every template of the graph into one JavaScript expression: an object of template functions by component id. */
export function compileTemplates(tree: SourceTree, graph: ComponentGraph, problems: Problems): string {
  const compiler = new TemplateCompiler(tree, problems)
  for (const node of graph.nodes.values()) {
    const source = compiler.add(node.id)
    if (source !== undefined && tree.isOwn(node.id)) {
      const tags = [
        ...Object.keys(node.config.usingComponents ?? {}),
        ...Object.keys(node.config.componentGenerics ?? {}),
      ]
      checkWxml(`${node.id}.wxml`, source, new Set(tags), problems)
    }
  }
  return compiler.generate()
}

class TemplateCompiler {
  private readonly group = new TmplGroup()
  private readonly templates = new Set<string>()
  private readonly scripts = new Set<string>()

  constructor(
    private readonly tree: SourceTree,
    private readonly problems: Problems,
  ) {}

  /** Adds a template and what it imports; returns its source the first time. */
  add(id: string): string | undefined {
    if (this.templates.has(id)) return undefined
    this.templates.add(id)
    const file = `${this.tree.locate(id)}.wxml`
    if (!isFile(file)) {
      this.problems.error(this.tree.describe(file), 0, 'the template is not found')
      return undefined
    }
    const source = fs.readFileSync(file, 'utf8')
    const warnings = (this.group.addTmpl(id, source) ?? []) as TemplateWarning[]
    for (const warning of warnings)
      this.problems.error(this.tree.describe(file), warning.startLine + 1, warning.message)
    this.addScripts(id)
    for (const dependency of this.group.getDirectDependencies(id) as string[]) this.add(dependency)
    return source
  }

  generate(): string {
    try {
      return this.group.getTmplGenObjectGroups()
    } finally {
      this.group.free()
    }
  }

  private addScripts(id: string): void {
    for (const name of this.group.getInlineScriptModuleNames(id) as string[])
      this.group.setInlineScript(id, name, wxsToJs(this.group.getInlineScript(id, name)))
    for (const script of this.group.getScriptDependencies(id) as string[])
      this.addScript(script.replace(/\.wxs$/, ''))
  }

  private addScript(id: string): void {
    if (this.scripts.has(id)) return
    this.scripts.add(id)
    const file = `${this.tree.locate(id)}.wxs`
    if (!isFile(file)) {
      this.problems.error(this.tree.describe(file), 0, 'the wxs module is not found')
      return
    }
    const source = fs.readFileSync(file, 'utf8')
    this.group.addScript(id, wxsToJs(source))
    for (const required of wxsRequires(source))
      this.addScript(path.posix.join(path.posix.dirname(id), required))
  }
}
