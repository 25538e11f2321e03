/** What a `picker` offers: columns of lines, one line of each chosen. */
export interface PickerModel {
  columns(): readonly (readonly string[])[]
  indexes(): readonly number[]
  turn(column: number, index: number): void
  /** What `bindchange` tells. */
  detail(): Readonly<Record<string, unknown>> & { readonly value: unknown }
}
