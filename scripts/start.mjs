// `npm start`: installs what is missing, then runs everything in this process. Plain JavaScript, see install.mjs.
import { createRequire } from 'node:module'
import { ensureInstalled } from './install.mjs'

const startedAt = Date.now()
ensureInstalled()
// Both: `require` takes the first, a dynamic `import()` the second.
const [cjs, esm] = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')])
cjs.register()
esm.register()
const { start } = createRequire(import.meta.url)('./start.ts')
await start(process.argv.slice(2), startedAt)
