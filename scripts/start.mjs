// `npm start`: installs what is missing, then runs everything in this process. Plain JavaScript, see install.mjs.
import { createRequire } from 'node:module'
import { ensureInstalled } from './install.mjs'

const startedAt = Date.now()
ensureInstalled()
const { register } = await import('tsx/cjs/api')
register()
const { start } = createRequire(import.meta.url)('./start.ts')
await start(process.argv.slice(2), startedAt)
