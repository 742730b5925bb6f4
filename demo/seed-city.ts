import { product } from './product'
import { seed } from './seed'
import { openCloud } from '../local/server/cloud'

/**
 * Program that fills a new city's folder, given as its argument, and ends. In a process of its own, so that what is
 * needed only for this is not kept by the running product.
 */
async function main(directory: string): Promise<void> {
  const { gateway, close } = openCloud({
    product,
    directory,
    url: 'http://127.0.0.1',
    functions: () => {
      throw new Error('nothing calls functions while the city is made')
    },
    // A city that was not finished is made anew.
    durable: false,
    log: console.error,
  })
  await seed({ store: gateway.store, files: gateway.files, now: Date.now() })
  close()
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
