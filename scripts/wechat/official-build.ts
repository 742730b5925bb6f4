import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ci from 'miniprogram-ci'

// What WeChat's server would tell about the account; the builder is offline here.
const ACCOUNT = {
  appType: 0,
  gameApp: false,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2048,
    MaxSubpackageSubCodeSize: 2048,
    MaxSubpackageFullCodeSize: 20480,
    MaxTabbarCount: 5,
    MinTabbarCount: 2,
    MaxTabbarIconSize: 40,
  },
}

/**
 * Builds the package that an upload would send, with WeChat's own builder.
 * @param projectPath a folder with project.config.json
 * @param scratch a folder for the key and the result
 * @returns the zip's path
 * @throws the builder's error: bad WXML, TypeScript that does not compile, a component that is not there
 */
export async function officialBuild(projectPath: string, scratch: string): Promise<string> {
  const { appid } = JSON.parse(readFileSync(join(projectPath, 'project.config.json'), 'utf8')) as {
    appid: string
  }
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath,
    privateKeyPath: writeKey(scratch),
  })
  project.attr = () => Promise.resolve({ appid, ...ACCOUNT })
  const zip = join(scratch, 'package.zip')
  const setting = { es6: true, es7: true, minify: true, useCompilerPlugins: ['typescript'] }
  const options = { project, desc: 'check', version: '0.0.0', setting, onProgressUpdate: () => undefined }
  await within(scratch, () =>
    ci.getCompiledResult(options as Parameters<typeof ci.getCompiledResult>[0], zip),
  )
  return zip
}

/** The builder leaves an empty folder in whatever the current one is. */
async function within(folder: string, work: () => Promise<unknown>): Promise<void> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    await work()
  } finally {
    process.chdir(before)
  }
}

/** Any key serves: nothing is uploaded. */
function writeKey(scratch: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const path = join(scratch, 'key.pem')
  writeFileSync(path, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  return path
}
