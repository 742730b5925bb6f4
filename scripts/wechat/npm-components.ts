import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** A file of an npm package that the mini program reaches. */
export interface NpmFile {
  /** Where it is now. */
  source: string
  /** Where it belongs inside `miniprogram_npm`, for example `@vant/weapp/button/index.js`. */
  target: string
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
  tabBar?: { custom?: boolean }
}

const COMPONENT_FILES = ['.json', '.js', '.wxml', '.wxss']
// How the files of a component name others: require and import of scripts, @import of styles, src of templates.
const REFERENCE = /(?:require\(\s*|from\s*|import\s*|@import\s*|src=)["']([^"']+)["']/g

/**
 * Follows `usingComponents` from app.json and finds what of the npm packages it reaches: all of a component library
 * would not fit into a package.
 * @throws an error that names the component that is in no package, and where it is used
 */
export function reachedNpmFiles(miniprogramRoot: string, nodeModules: string): NpmFile[] {
  const npmFiles = new Map<string, NpmFile>()
  const seen = new Set<string>()

  function visitComponents(declaredIn: string, json: { usingComponents?: Record<string, string> }): void {
    for (const path of Object.values(json.usingComponents ?? {})) {
      const local = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(declaredIn), path)
      if (path.startsWith('/') || existsSync(join(miniprogramRoot, `${local}.json`))) visitLocal(local)
      else visitNpmComponent(npmTarget(nodeModules, path, declaredIn))
    }
  }

  function visitLocal(id: string): void {
    if (seen.has(id)) return
    seen.add(id)
    const file = join(miniprogramRoot, `${id}.json`)
    if (existsSync(file)) visitComponents(id, readJson(file))
  }

  function visitNpmComponent({ target, source }: NpmFile): void {
    for (const extension of COMPONENT_FILES) {
      if (existsSync(source + extension))
        visitNpmFile({ target: target + extension, source: source + extension })
    }
  }

  function visitNpmFile(file: NpmFile): void {
    if (npmFiles.has(file.target)) return
    npmFiles.set(file.target, file)
    const text = readFileSync(file.source, 'utf8')
    if (file.target.endsWith('.json')) {
      const { usingComponents = {} } = JSON.parse(text) as AppJson
      for (const path of Object.values(usingComponents)) visitNpmComponent(besides(file, path))
      return
    }
    for (const [, path = ''] of text.matchAll(REFERENCE)) visitReference(file, path)
  }

  function visitReference(file: NpmFile, path: string): void {
    if (/^(https?:|data:|\{\{)/.test(path)) return
    const found = withExtension(besides(file, path), posix.extname(file.target))
    if (found) visitNpmFile(found)
  }

  const app = readJson<AppJson>(join(miniprogramRoot, 'app.json'))
  visitComponents('app', app)
  for (const page of pagesOf(app)) visitLocal(page)
  if (app.tabBar?.custom) visitLocal('custom-tab-bar/index')
  return [...npmFiles.values()]
}

/** Every page, with its sub-package's folder. */
function pagesOf({ pages, subPackages = [] }: AppJson): string[] {
  return [
    ...pages,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => posix.join(root, page))),
  ]
}

/** The package says in which of its folders the components are. */
function npmTarget(nodeModules: string, path: string, usedIn: string): NpmFile {
  const parts = path.split('/')
  const name = parts.slice(0, path.startsWith('@') ? 2 : 1).join('/')
  const manifest = join(nodeModules, name, 'package.json')
  const folder = existsSync(manifest) ? readJson<{ miniprogram?: string }>(manifest).miniprogram : undefined
  if (!folder) throw new Error(`${usedIn}.json: ${path} is neither a file nor in a mini program package`)
  const source = join(nodeModules, name, folder, path.slice(name.length + 1))
  if (!existsSync(`${source}.json`)) throw new Error(`${usedIn}.json: ${name} has no component ${path}`)
  return { target: path, source }
}

function besides(file: NpmFile, path: string): NpmFile {
  return { target: posix.join(posix.dirname(file.target), path), source: join(dirname(file.source), path) }
}

/** A script may name another one without its extension. */
function withExtension(file: NpmFile, extension: string): NpmFile | undefined {
  const candidates = ['', extension, `/index${extension}`].map((end) => ({
    target: file.target + end,
    source: file.source + end,
  }))
  return candidates.find(({ source }) => existsSync(source) && statSync(source).isFile())
}

function readJson<T = { usingComponents?: Record<string, string> }>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

/** Sub-package roots of the app, longest first. */
export function subPackageRoots(miniprogramRoot: string): string[] {
  const { subPackages = [] } = readJson<AppJson>(join(miniprogramRoot, 'app.json'))
  return subPackages.map(({ root }) => root).sort((one, other) => other.length - one.length)
}
