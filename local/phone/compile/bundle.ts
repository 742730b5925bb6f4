import path from 'node:path'
import type { BuildFailure, Message, Plugin } from 'esbuild'
import { bundle } from '../../bundle'
import { entrySource, manifestOf } from './entry'
import { readGraph } from './graph'
import type { AppManifest } from './manifest'
import type { Problem } from './problems'
import { Problems } from './problems'
import { SourceTree } from './source-tree'
import { compileTemplates } from './wxml'
import type { StyleCache } from './style-cache'
import { compileStyles } from './style-cache'

/** What a mini program has not got, though a browser has: using it fails here as it does in WeChat. */
const BROWSER_GLOBALS = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'navigator',
  'location',
]

export interface BuildResult {
  problems: Problem[]
  milliseconds: number
}

/** Builds the mini program at `root` into `outDir/app.js`, again and again. */
export class AppBuilder {
  private readonly styleCache: StyleCache = new Map()
  /** What is wrong with the scripts that cannot be bundled, by file. */
  private readonly broken = new Map<string, string>()
  private entry = ''
  private manifest: AppManifest | undefined
  private tree: SourceTree

  constructor(
    private readonly root: string,
    private readonly outDir: string,
  ) {
    this.tree = new SourceTree(root)
  }

  /** Reads everything anew; what did not change is taken from the last build. Never throws for a mistake in the mini program. */
  async build(): Promise<BuildResult> {
    const started = performance.now()
    const problems = new Problems()
    this.tree = new SourceTree(this.root)
    const graph = readGraph(this.tree, problems)
    const templates = compileTemplates(this.tree, graph, problems)
    const styles = compileStyles(this.tree, graph, this.styleCache, problems)
    // With mistakes in some pages the others still run; without any page there is nothing to run.
    this.entry = graph.pages.length > 0 ? entrySource(this.tree, graph, templates) : failureSource()
    this.manifest = manifestOf(graph, styles, problems.list)
    await this.bundle(problems)
    return { problems: problems.list, milliseconds: Math.round(performance.now() - started) }
  }

  /** A script that cannot be bundled fails when it is run, so that only those who use it fail. */
  private async bundle(problems: Problems): Promise<void> {
    this.broken.clear()
    for (let hopeful = true; hopeful;) {
      const errors = await this.write()
      if (errors.length === 0) return
      for (const { text, location } of errors)
        problems.error(this.tree.describe(path.resolve(location?.file ?? 'app')), location?.line ?? 0, text)
      hopeful = this.leaveOut(errors)
    }
    this.entry = failureSource()
    await this.write()
  }

  /** @returns whether every mistake lies in a script that can be left out */
  private leaveOut(errors: Message[]): boolean {
    for (const { text, location } of errors) {
      const isFile = location?.namespace === 'file' || location?.namespace === ''
      const file = isFile ? path.resolve(location.file) : undefined
      if (file === undefined || this.broken.has(file)) return false
      this.broken.set(file, text)
    }
    return true
  }

  /** @returns what esbuild found wrong */
  private async write(): Promise<Message[]> {
    return bundle({
      entryPoints: ['preview:entry'],
      outfile: path.join(this.outDir, 'app.js'),
      bundle: true,
      format: 'iife',
      target: 'es2022',
      sourcemap: 'linked',
      logLevel: 'silent',
      define: {
        'process.env.NODE_ENV': '"development"',
        ...Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, 'undefined'])),
      },
      plugins: [this.plugin()],
    }).then(
      () => [],
      (failure: Partial<BuildFailure>) => failure.errors ?? Promise.reject(failure as Error),
    )
  }

  private plugin(): Plugin {
    return {
      name: 'mini-program',
      setup: (build) => {
        build.onResolve({ filter: /^preview:/ }, ({ path: id }) => ({ path: id, namespace: 'preview' }))
        build.onLoad({ filter: /:entry$/, namespace: 'preview' }, () => ({
          contents: this.entry,
          resolveDir: this.root,
        }))
        build.onLoad({ filter: /:manifest$/, namespace: 'preview' }, () => ({
          contents: JSON.stringify(this.manifest),
          loader: 'json',
        }))
        build.onLoad({ filter: /./, namespace: 'file' }, ({ path: file }) => {
          const text = this.broken.get(file)
          return text === undefined ? undefined : { contents: throwingSource(text) }
        })
        build.onResolve({ filter: /^[^./]/ }, ({ path: specifier, namespace }) => {
          const script = namespace === 'file' ? this.tree.findPackageScript(specifier) : undefined
          return script === undefined ? undefined : { path: script }
        })
        build.onResolve({ filter: /^\// }, ({ path: absolute, namespace }) => {
          const script =
            namespace === 'file' ? this.tree.findScript(path.join(this.root, absolute)) : undefined
          return script === undefined ? undefined : { path: script }
        })
      },
    }
  }
}

/** CommonJS, so that whatever is imported from it is looked for only when it runs. */
function throwingSource(text: string): string {
  return `module.exports = {}\nthrow new Error(${JSON.stringify(text)})`
}

function failureSource(): string {
  return `import manifest from 'preview:manifest'\nglobalThis.__preview.fail(manifest.problems)`
}
