import type { RenderRefusal } from './messages.ts'

/** A document that can not become pages, and why. */
export class Refused extends Error {
  readonly why: RenderRefusal
  constructor(why: RenderRefusal) {
    super(why)
    this.name = 'Refused'
    this.why = why
  }
}
