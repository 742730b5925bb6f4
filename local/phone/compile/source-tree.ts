import fs from 'node:fs'
import path from 'node:path'

const NPM_PREFIX = 'miniprogram_npm/'
const SCRIPT_ENDINGS = ['.ts', '.js', '/index.ts', '/index.js']

/**
 * Where the mini program's files are. A component is known by its id, the path WeChat would use for it: `pages/home/index`, or
 * `miniprogram_npm/@vant/weapp/button/index` for one from a package.
 */
export class SourceTree {
  private readonly packageRoots = new Map<string, string | undefined>()

  constructor(readonly root: string) {}

  /** The file of a component id, without its ending. */
  locate(id: string): string {
    if (!id.startsWith(NPM_PREFIX)) return path.join(this.root, id)
    const specifier = id.slice(NPM_PREFIX.length)
    const name = packageName(specifier)
    const packageRoot = this.packageRoot(name)
    if (packageRoot === undefined) return path.join(this.root, 'node_modules', specifier)
    return path.join(packageRoot, specifier.slice(name.length + 1))
  }

  /** The component id that `usingComponents` means by `specifier` in the file of `from`. */
  resolveComponent(from: string, specifier: string): string {
    if (specifier.startsWith('/')) return specifier.slice(1)
    const relative = path.posix.join(path.posix.dirname(from), specifier)
    if (specifier.startsWith('.') || isFile(`${this.locate(relative)}.json`)) return relative
    return NPM_PREFIX + specifier
  }

  /** The script a module path means, trying the endings WeChat tries. */
  findScript(base: string): string | undefined {
    return SCRIPT_ENDINGS.map((ending) => base + ending).find(isFile)
  }

  /** The script of an npm package that has a `miniprogram` folder; undefined for every other import. */
  findPackageScript(specifier: string): string | undefined {
    const name = packageName(specifier)
    const packageRoot = this.packageRoot(name)
    if (packageRoot === undefined) return undefined
    return this.findScript(path.join(packageRoot, specifier.slice(name.length + 1)))
  }

  /** A file name for messages: relative to the mini program, or starting at the package's name. */
  describe(file: string): string {
    const npm = file.lastIndexOf(`node_modules${path.sep}`)
    return npm >= 0 ? file.slice(npm + 'node_modules/'.length) : path.relative(this.root, file)
  }

  isOwn(id: string): boolean {
    return !id.startsWith(NPM_PREFIX)
  }

  /** The folder that "build npm" would copy: what package.json calls `miniprogram`. */
  private packageRoot(name: string): string | undefined {
    if (!this.packageRoots.has(name)) this.packageRoots.set(name, this.findPackageRoot(name))
    return this.packageRoots.get(name)
  }

  private findPackageRoot(name: string): string | undefined {
    for (let folder = this.root; ; folder = path.dirname(folder)) {
      const candidate = path.join(folder, 'node_modules', name)
      if (isFile(path.join(candidate, 'package.json'))) {
        const manifest = readJson<{ miniprogram?: string }>(path.join(candidate, 'package.json'))
        return manifest.miniprogram === undefined ? undefined : path.join(candidate, manifest.miniprogram)
      }
      if (folder === path.dirname(folder)) return undefined
    }
  }
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

export function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Parses a JSON file. Throws a SyntaxError when it is not JSON. */
export function readJson<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T
}
