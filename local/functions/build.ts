import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { bundle } from '../bundle'

export interface FunctionBuild {
  /**
   * Bundles every function.
   * @returns the names whose code or configuration changed on disk, those that are gone included
   * @throws an esbuild failure that names file and line; the earlier output stays
   */
  build(): Promise<string[]>
}

export interface FunctionBuildOptions {
  /** Holds one folder per function. */
  source: string
  /** By the name of each function its folder; without it every folder with an `index.ts` is one. */
  folders?: Readonly<Record<string, string>>
  /** What the cloud gets: `<name>/{index.js, package.json, config.json}`. */
  target: string
  /** The version of `wx-server-sdk` that each function declares. */
  sdkVersion: string
  /** What becomes a function's `config.json`; without it the file beside its `index.ts` does, if there is one. */
  configOf?: (name: string) => object
  /** Modules of packages that no function needs, by what their path ends with, and the file that stands in for them. */
  standIns?: { modules: RegExp; file: string }
}

/** Prepares to bundle the cloud functions: each one complete by itself, the SDK left to the cloud to install. */
export function createFunctionBuild({
  source,
  target,
  sdkVersion,
  configOf,
  folders: given,
  standIns,
}: FunctionBuildOptions): FunctionBuild {
  const written = new Map<string, string>()

  async function write(name: string, code: string): Promise<boolean> {
    const files: Record<string, string> = {
      'index.js': code,
      'package.json': packageJson(name, sdkVersion),
      'config.json': configOf ? asJson(configOf(name)) : await readConfigFile(join(source, name)),
    }
    const changes = await Promise.all(
      Object.entries(files).map(([file, text]) => put(join(target, name, file), text)),
    )
    return changes.includes(true)
  }

  /** @returns whether the file differs from what this process knew; another one may have written it meanwhile. */
  async function put(path: string, text: string): Promise<boolean> {
    const onDisk = await readIfThere(path)
    const before = written.get(path) ?? onDisk
    written.set(path, text)
    if (onDisk !== text) await replace(path, text)
    return before !== text
  }

  async function removeGone(names: readonly string[]): Promise<string[]> {
    const gone = folders(target).filter((name) => !names.includes(name))
    await Promise.all(gone.map((name) => rm(join(target, name), { recursive: true })))
    return gone
  }

  return {
    async build() {
      const entries = given ?? everyFolder(source)
      const codes = await bundleAll(source, entries, standIns)
      const gone = await removeGone(Object.keys(entries))
      const changed = await Promise.all(
        [...codes].map(async ([name, code]) => ((await write(name, code)) ? [name] : [])),
      )
      return [...gone, ...changed.flat()]
    },
  }
}

/** Characters; a stack names lines, so one line must not be the whole function. */
const LINE_LIMIT = 200

/** @returns the code of each function by its name */
async function bundleAll(
  source: string,
  entries: Readonly<Record<string, string>>,
  standIns: FunctionBuildOptions['standIns'],
): Promise<Map<string, string>> {
  if (Object.keys(entries).length === 0) return new Map()
  const { outputFiles } = await bundle({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, folder]) => [name, join(source, folder, 'index.ts')]),
    ),
    // Nothing is written there: it only tells the outputs apart.
    outdir: source,
    bundle: true,
    platform: 'node',
    // Chinese as it is written: escaped it would be twice as long.
    charset: 'utf8',
    // The newest Node that the cloud offers, and the oldest that this runtime runs on.
    target: 'node20',
    format: 'cjs',
    // A function is loaded anew at each cold start. The names of functions stay, so that a stack in the log can be read.
    minify: true,
    keepNames: true,
    lineLimit: LINE_LIMIT,
    external: ['wx-server-sdk'],
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: standIns ? [standingIn(standIns)] : [],
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path, '.js'), text]))
}

const standingIn = ({ modules, file }: NonNullable<FunctionBuildOptions['standIns']>): Plugin => ({
  name: 'stand-ins',
  setup(build) {
    build.onResolve({ filter: modules }, () => ({ path: file }))
  },
})

function packageJson(name: string, sdkVersion: string): string {
  const content = { name, version: '1.0.0', main: 'index.js', dependencies: { 'wx-server-sdk': sdkVersion } }
  return asJson(content)
}

const asJson = (content: object): string => `${JSON.stringify(content, null, 2)}\n`

async function readConfigFile(directory: string): Promise<string> {
  const path = join(directory, 'config.json')
  return existsSync(path) ? readFile(path, 'utf8') : '{}\n'
}

function everyFolder(source: string): Record<string, string> {
  const found = folders(source).filter((name) => existsSync(join(source, name, 'index.ts')))
  return Object.fromEntries(found.map((name) => [name, name]))
}

function folders(directory: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** Replaces a file in one step, so that an instance which starts meanwhile never reads half of it. */
async function replace(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(unfinished, text)
  await rename(unfinished, path)
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}
