import { parseDocument, stringify, type Document } from './ejson'

/** A document as found; parsed only when somebody looks into it. */
export class Found {
  private parsed?: Document

  constructor(
    readonly rid: number,
    readonly idKey: string,
    private readonly text: string | undefined,
    parsed?: Document,
  ) {
    this.parsed = parsed
  }

  get document(): Document {
    return (this.parsed ??= parseDocument(this.text ?? '{}'))
  }

  /** Canonical EJSON. */
  get stored(): string {
    return this.text ?? stringify(this.document)
  }
}
