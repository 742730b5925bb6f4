import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measuredActions } from './actions'
import { measure } from './measure'
import type { BenchProduct } from './product'
import { startProduct } from './product'
import type { BenchResult, SizeResult } from './report'
import { asText, machine } from './report'

/**
 * `npm run bench`: every action that a page uses, through the real functions, SDK, gateway and store.
 * `--large` adds a million cases, `--sizes 1000,5000` chooses them, `--json FILE` keeps the figures,
 * `--compare FILE` shows them beside earlier ones.
 */

const SIZES = [1_000, 10_000, 100_000]
const LARGE = 1_000_000
const CALLERS = [1, 8, 32]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      large: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      calls: { type: 'string', default: '60' },
      json: { type: 'string' },
      compare: { type: 'string' },
    },
  })
  const sizes = values.sizes?.split(',').map(Number) ?? [...SIZES, ...(values.large ? [LARGE] : [])]
  const earlier = values.compare
    ? (JSON.parse(readFileSync(values.compare, 'utf8')) as BenchResult)
    : undefined
  const result: BenchResult = { at: new Date().toISOString(), machine: machine(), sizes: [] }
  for (const size of sizes) result.sizes.push(await measureSize(size, Number(values.calls)))
  console.log(asText(result, earlier))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, 1)}\n`)
}

async function measureSize(cases: number, calls: number): Promise<SizeResult> {
  console.error(`${cases} cases: filling`)
  const product = await startProduct(cases, Date.now())
  try {
    const figures: SizeResult['figures'] = []
    for (const action of await measuredActions(product)) {
      console.error(`${cases} cases: ${action.name}`)
      figures.push(await measure(action, product, { calls, callers: CALLERS }))
    }
    return { cases, filled: product.filled, figures, submissions: countSubmissions(product, figures) }
  } finally {
    await product.close()
  }
}

/** Warm-up and watched calls are submissions too: 25 before those that are counted by callers. */
const UNCOUNTED_CALLS = 25

function countSubmissions(
  { store }: BenchProduct,
  figures: SizeResult['figures'],
): SizeResult['submissions'] {
  const submit = figures.find(({ action }) => action === 'submit')
  const acknowledged = (submit?.byCallers ?? []).reduce(
    (sum, { calls, failed }) => sum + calls - failed,
    UNCOUNTED_CALLS,
  )
  const options = { projection: { number: 1 }, limit: 1_000_000 }
  const stored = store.findDocuments(
    'cases',
    { 'reporter.openid': { $gt: 'o-bench-submit-', $lt: 'o-bench-submit.' } },
    options,
  )
  return { acknowledged, stored: stored.length, numbers: new Set(stored.map(({ number }) => number)).size }
}

void main()
