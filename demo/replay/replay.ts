import { seeded } from '../random'
import { handle } from './handle'
import type { Message } from './messages'
import type { Product } from './product'
import { Refusal, connect } from './product'
import { report } from './report'
import type { Tally } from './tally'
import { createTally } from './tally'

/** How many people are at it at the same time. */
const CALLERS = 4

/**
 * Reports all messages to the product at `url` and walks them on.
 * @param seed the same seed makes the same choices, and its cases a second time are the first ones
 * @returns what was done
 */
export async function replay(messages: Message[], url: string, seed: string): Promise<Tally> {
  const tally = createTally()
  const product = connect(url, tally)
  const waiting = messages.entries()
  async function caller(): Promise<void> {
    for (const [index, message] of waiting) {
      tally.ended(await oneMessage(product, message, `replay-${seed}-${String(index).padStart(4, '0')}`))
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return tally
}

/** @returns the state that its case is left in, or what refused it */
async function oneMessage(product: Product, message: Message, key: string): Promise<string> {
  const random = seeded(key)
  const citizen = `visitor-${message.user ?? key}`
  try {
    const reported = await report(product, message, citizen, key, random)
    return await handle(product, reported, random)
  } catch (error) {
    if (error instanceof Refusal) return `(refused: ${error.code})`
    throw error
  }
}
