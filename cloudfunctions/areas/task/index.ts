/** What other areas may use of tasks: what follows for them when something happens to their case. */
export { followCase } from './cancel-unwanted'
