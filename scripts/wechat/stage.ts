import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { miniprogramRoot, root } from '../project'
import { reachedNpmFiles } from './npm-components'

const GENERATED = 'miniprogram_npm'
const NOT_UPLOADED = [GENERATED, 'tsconfig.json']

/** Writes `miniprogram_npm` below a mini program: of each npm package only what it reaches, as a fresh folder. */
export function writeNpmComponents(target: string): number {
  const files = reachedNpmFiles(miniprogramRoot, join(root, 'node_modules'))
  const folder = join(target, GENERATED)
  rmSync(folder, { recursive: true, force: true })
  for (const file of files) {
    const path = join(folder, file.target)
    mkdirSync(dirname(path), { recursive: true })
    cpSync(file.source, path)
  }
  return files.length
}

/** Copies what an upload is made of, so that a build changes nothing in the working tree. */
export function stageProject(target: string): void {
  cpSync(join(root, 'project.config.json'), join(target, 'project.config.json'))
  const copy = join(target, 'miniprogram')
  cpSync(miniprogramRoot, copy, { recursive: true, filter: (path) => !NOT_UPLOADED.includes(basename(path)) })
  writeNpmComponents(copy)
}
