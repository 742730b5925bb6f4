/** A tap on something that carries `data-…` in the template: what the page reads of it, by the attributes' names. */
export interface Tap<Dataset extends object> {
  currentTarget: { dataset: Dataset }
}
