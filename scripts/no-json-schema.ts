/**
 * Stands in a function for what zod makes JSON Schema with: no function does, and it is 19 KB of each that checks inputs.
 * The names are those that zod itself asks for.
 */
const notHere = (): never => {
  throw new Error('JSON Schema is left out of the functions')
}

export const createToJSONSchemaMethod = () => notHere
export const createStandardJSONSchemaMethod = () => notHere
export const toJSONSchema = notHere
export const initializeContext = notHere
export const processSchema = notHere
export const extractDefs = notHere
export const finalize = notHere
export const allProcessors = {}
