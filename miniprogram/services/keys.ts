const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * @returns an idempotency key: made once per form, kept in its draft, sent with every retry. The time makes two keys
 * of one person differ even when the random part does not.
 */
export function newKey(now: number = Date.now(), random: () => number = Math.random): string {
  const noise = Array.from({ length: 12 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)])
  return `${now.toString(36)}-${noise.join('')}`
}
