import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { parseCron } from './cron'

const trigger = z.strictObject({
  name: z.string().regex(/^[A-Za-z][\w-]{0,59}$/),
  type: z.literal('timer'),
  config: z.string().superRefine((text, context) => {
    try {
      parseCron(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
    }
  }),
})

const functionConfig = z.strictObject({
  permissions: z.strictObject({ openapi: z.array(z.string()) }).optional(),
  /** The cloud takes one trigger per function. */
  triggers: z.array(trigger).max(1).default([]),
  /** Seconds; the cloud's default is 3, its upper limit 60. */
  timeout: z.number().int().min(1).max(60).default(3),
  /** Megabytes. */
  memorySize: z.number().int().min(128).max(2048).default(256),
})

/** `config.json` of a function: what may be called, when it runs by itself, how long and with how much memory. */
export type FunctionConfig = z.infer<typeof functionConfig>

/**
 * Reads and checks a function's `config.json`.
 * @param directory the built function's folder; a missing file means the cloud's defaults
 * @throws an error that names the function and the field when the file is not valid
 */
export function readConfig(directory: string): FunctionConfig {
  const path = join(directory, 'config.json')
  const parsed = functionConfig.safeParse(JSON.parse(readOptional(path) ?? '{}'))
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
