import { writeSync } from 'node:fs'
import { Store } from '../../../store/store'
import { collection } from './support'

/** The schema of the durability test, shared with its writer. */
export const schema = [collection('pairs', ['side', 'n'], ['!code'], ['tags'])]

/** Writes pairs of documents in transactions and says each that was acknowledged, until it is killed. */
async function writeForever(dataDir: string): Promise<never> {
  const store = new Store({ dataDir, schema })
  for (let n = store.count('pairs', {}); ; n++) {
    const id = store.begin()
    await store.insert(
      'pairs',
      [{ _id: `${n}-left`, side: 'left', n, code: `l${n}`, tags: ['t', n % 7] }],
      id,
    )
    await store.insert('pairs', [{ _id: `${n}-right`, side: 'right', n, code: `r${n}`, tags: [] }], id)
    store.commit(id)
    if (n % 3 === 0) await store.update('pairs', { _id: `${n}-left` }, { $set: { n: -n } })
    writeSync(1, `${n}\n`)
  }
}

if (require.main === module) void writeForever(process.argv[2] ?? '')
