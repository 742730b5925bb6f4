import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { MeasuredAction } from './actions'
import { measuredActions } from './actions'
import { measure } from './measure'
import type { BenchProduct } from './product'
import { startProduct } from './product'
import type { BenchResult, SizeResult } from './report'
import { asText, machine } from './report'

/**
 * `npm run bench`: every action that a page uses, through the real functions, SDK, gateway and store, and whether the
 * figures are as wanted (targets.ts). `--large` adds a million cases, `--sizes 1000,5000` chooses them, `--only map`
 * the actions whose name contains it, `--json FILE` keeps the figures, `--compare FILE` shows them beside earlier ones.
 */

const SIZES = [1_000, 10_000, 100_000]
const LARGE = 1_000_000
const CALLERS = [1, 8, 32]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      large: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      only: { type: 'string', default: '' },
      calls: { type: 'string', default: '120' },
      json: { type: 'string' },
      compare: { type: 'string' },
    },
  })
  const sizes = values.sizes?.split(',').map(Number) ?? [...SIZES, ...(values.large ? [LARGE] : [])]
  const earlier = values.compare
    ? (JSON.parse(readFileSync(values.compare, 'utf8')) as BenchResult)
    : undefined
  const at = new Date().toISOString()
  const result = {
    at,
    machine: machine(),
    sizes: await measureSizes(sizes, values.only, Number(values.calls)),
  }
  console.log(asText(result, earlier))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, 1)}\n`)
}

interface Measured {
  product: BenchProduct
  actions: MeasuredAction[]
  result: SizeResult
}

/** All sizes are open at once, so that each action is measured at all of them in the same minute. */
async function measureSizes(sizes: number[], only: string, calls: number): Promise<SizeResult[]> {
  const open: Measured[] = []
  try {
    for (const cases of sizes) open.push(await openSize(cases, only))
    for (const position of open[0]?.actions.keys() ?? []) {
      const subjects = open.flatMap(({ product, actions }) => {
        const action = actions[position]
        return action ? [{ action, product }] : []
      })
      console.error(subjects[0]?.action.name)
      const figures = await measure(subjects, { calls, callers: CALLERS })
      figures.forEach((one, i) => open[i]?.result.figures.push(one))
    }
    return open.map(({ product, result }) => ({ ...result, submissions: countSubmissions(product, result) }))
  } finally {
    for (const { product } of open) await product.close()
  }
}

async function openSize(cases: number, only: string): Promise<Measured> {
  console.error(`filling ${cases} cases`)
  const product = await startProduct(cases, Date.now())
  const actions = (await measuredActions(product)).filter(({ name }) => name.includes(only))
  const submissions = { acknowledged: 0, stored: 0, numbers: 0 }
  return { product, actions, result: { cases, filled: product.filled, figures: [], submissions } }
}

/** Every acknowledged submission must be stored once, with a number of its own. */
function countSubmissions({ store }: BenchProduct, { figures }: SizeResult): SizeResult['submissions'] {
  const acknowledged = figures.find(({ action }) => action === 'submit')?.succeeded ?? 0
  const options = { projection: { number: 1 }, limit: 1_000_000 }
  const stored = store.findDocuments(
    'cases',
    { 'reporter.openid': { $gt: 'o-bench-submit-', $lt: 'o-bench-submit.' } },
    options,
  )
  return { acknowledged, stored: stored.length, numbers: new Set(stored.map(({ number }) => number)).size }
}

void main()
