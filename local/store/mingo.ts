import { Context } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { requestFailed } from './errors'

type Operators = NonNullable<Parameters<typeof Context.init>[0]>

/** All of mingo's operators, with ours before them: what a context has first stays. */
export function contextWith(ours: { query: object; pipeline?: object; expression?: object }): Context {
  return Context.init(ours as Operators)
    .addAccumulatorOps(accumulator as Operators['accumulator'] & object)
    .addExpressionOps(expression as Operators['expression'] & object)
    .addPipelineOps(pipeline as Operators['pipeline'] & object)
    .addProjectionOps(projection as Operators['projection'] & object)
    .addQueryOps(query as Operators['query'] & object)
    .addWindowOps(window as Operators['window'] & object)
}

/** Turns what mingo throws into the database's error. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && error.name !== 'StoreError') throw requestFailed(error.message)
    throw error
  }
}
