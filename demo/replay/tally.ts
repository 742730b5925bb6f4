/** Counts and times of everything that was done, by name. */
export interface Tally {
  took(name: string, milliseconds: number): void
  refused(name: string, code: string): void
  ended(state: string): void
  /** State or refusal -> how many cases. */
  ends(): Record<string, number>
  /** `action: code` -> how often. */
  refusals(): Record<string, number>
  print(): void
}

function percentile(sorted: readonly number[], part: number): string {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * part))
  return (sorted[index] ?? 0).toFixed(0)
}

const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

function printCounts(title: string, counts: Map<string, number>): void {
  console.log(`\n${title}`)
  const rows = [...counts].sort((a, b) => b[1] - a[1])
  for (const [name, count] of rows) console.log(`  ${String(count).padStart(6)}  ${name}`)
  if (rows.length === 0) console.log('       0')
}

export function createTally(): Tally {
  const times = new Map<string, number[]>()
  const refusals = new Map<string, number>()
  const ends = new Map<string, number>()
  return {
    took: (name, milliseconds) => times.set(name, [...(times.get(name) ?? []), milliseconds]),
    refused: (name, code) => add(refusals, `${name}: ${code}`),
    ended: (state) => add(ends, state),
    ends: () => Object.fromEntries(ends),
    refusals: () => Object.fromEntries(refusals),
    print() {
      console.log('\naction                      n    p50    p95  ms')
      for (const [name, all] of [...times].sort()) {
        const sorted = [...all].sort((a, b) => a - b)
        const [n, p50, p95] = [String(all.length), percentile(sorted, 0.5), percentile(sorted, 0.95)]
        console.log(`${name.padEnd(22)}${n.padStart(7)}${p50.padStart(7)}${p95.padStart(7)}`)
      }
      printCounts('cases left in', ends)
      printCounts('refused', refusals)
    },
  }
}
