/** What other areas may use of cases: acting on one, finding its main case, and how it is shown and told of. */
export { accessOf } from './access'
export { actorLabel } from './actor-label'
export { caseId, caseNumber } from './fields'
export { findParent } from './join-parent'
export { actedView } from './load-view'
export { caseProcess } from './process'
export { caseSubject } from './subject'
export { dueOf, placeOf, toCards, withMetres } from './views/case-card'
