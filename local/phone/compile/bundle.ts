import path from 'node:path'
import type { Message, Plugin } from 'esbuild'
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

  private async bundle(problems: Problems): Promise<void> {
    try {
      await this.write()
    } catch (error) {
      const { errors } = error as { errors: Message[] }
      for (const { text, location } of errors)
        problems.error(this.tree.describe(path.resolve(location?.file ?? 'app')), location?.line ?? 0, text)
      this.entry = failureSource()
      await this.write()
    }
  }

  private async write(): Promise<void> {
    await bundle({
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
    })
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

function failureSource(): string {
  return `import manifest from 'preview:manifest'\nglobalThis.__preview.fail(manifest.problems)`
}
