import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Functions, FunctionsOptions } from '../../functions'
import { createFunctions } from '../../functions'

// Inside the repository, so that `require('wx-server-sdk')` finds the installed one.
const CACHE = join(__dirname, '../../../node_modules/.cache')

export interface FunctionSource {
  /** Body of index.js. */
  code: string
  config?: object
}

/** A folder of built functions, written by a test. */
export class FunctionFolder {
  readonly root: string

  constructor(sources: Record<string, FunctionSource>) {
    mkdirSync(CACHE, { recursive: true })
    this.root = mkdtempSync(join(CACHE, 'functions-'))
    for (const [name, source] of Object.entries(sources)) this.write(name, source)
  }

  write(name: string, { code, config = {} }: FunctionSource): void {
    const directory = join(this.root, name)
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'index.js'), code)
    writeFileSync(join(directory, 'config.json'), JSON.stringify(config))
  }

  remove(name?: string): void {
    rmSync(name ? join(this.root, name) : this.root, { recursive: true })
  }

  /** A runtime over this folder; its functions have no gateway to talk to unless told. */
  run(options: Partial<FunctionsOptions> = {}): Functions {
    return createFunctions({ root: this.root, adminUrl: 'http://127.0.0.1:1/admin', ...options })
  }
}

export const citizen = { openid: 'o-citizen', source: 'wx_client' } as const
