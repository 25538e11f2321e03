import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'

/** What an editor holds, as its events and `getContents` tell it. */
export interface EditorContents { readonly html: string; readonly text: string; readonly delta: unknown }

/** What one `editor` is opened with. */
export interface EditorOptions {
  /** Emptied, and written in. */
  readonly host: HTMLElement
  readonly window: Window & typeof globalThis
  readonly scope: Scope
  readonly readOnly: boolean
  readonly placeholder: string
  /** The only formats that are allowed; null allows all. */
  readonly formats: readonly string[] | null
  /** What a press on a picture shows. */
  readonly image: { readonly size: boolean; readonly toolbar: boolean; readonly resize: boolean }
  /** The contents are others now. */
  changed(): void
  /** The selection is formatted otherwise now. */
  formatted(formats: Readonly<Record<string, unknown>>): void
}

/** An editor that stands on the page. */
export interface OpenEditor {
  /** The element that has the focus while it is written in. */
  readonly field: HTMLElement
  contents(): EditorContents
  enable(on: boolean): void
  /** Carries out a method of EditorContext. */
  call(method: string, args: unknown): Result<object, CallFailure>
  /** The lower edge of the cursor in the window; null where there is none, or no layout. */
  cursorBottom(): number | null
}

/** The part of the view that holds Quill. It comes by a script of its own, for pages that have an editor. */
export interface EditorKit { open(options: EditorOptions): OpenEditor }

/** Where that script leaves the kit. */
export const EDITOR_KIT = 'simulatorEditorKit'
