import type * as z from 'zod'
import { AppError } from '#domain/kernel/errors'

/**
 * @returns the input as the use case gets it: checked, cleaned, without unknown keys
 * @throws AppError `invalid_input` with one Chinese sentence per field
 */
export function parse<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const { path, message } of result.error.issues) {
    const field = path.map(String).join('.') || 'input'
    fields[field] ??= /[一-鿿]/.test(message) ? message : '格式不正确'
  }
  throw new AppError('invalid_input', { fields })
}
