import { product } from '../../demo/product'
import { startRuntime } from '../../local/server'
import { nothingToBuild } from '../../local/test/support/local-runtime'

/** Program of a runtime in a process of its own: data folder, functions folder. Prints its address. */
const [dataDir = '', functionsRoot = ''] = process.argv.slice(2)

startRuntime({
  product,
  port: 0,
  host: '127.0.0.1',
  dataDir,
  functionsRoot,
  functionBuild: nothingToBuild,
}).then(
  ({ url }) => console.log(url),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
