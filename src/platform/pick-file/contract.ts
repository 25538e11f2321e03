import type { Scope } from '#shared/kernel/scope'

/** Where a person takes files from: this device's files (H5), a chat or the album (WeChat). */
export type FileSource = 'files' | 'chat' | 'album'

/** A file that was chosen, and can be sent. */
export interface PickedFile {
  /** As the person knows it; WeChat has no name for pictures of the album. */
  readonly name: string
  readonly bytes: number
  /** As `multipart/form-data`, under the name `file`. Never rejects. */
  send(sending: Sending): Promise<Sent>
}

export interface Sending {
  readonly url: string
  readonly token: string | undefined
  /** From 0 to 1, as often as it changes. */
  onProgress(share: number): void
  /** Its end breaks the sending off. */
  readonly life: Scope
}

/** What the server answered; status 0: nothing. */
export interface Sent {
  readonly status: number
  readonly text: string
}

/** One way to a file; null if the person chose none. `endings` are without their dot. */
export interface FilePicker {
  readonly source: FileSource
  pick(endings: readonly string[]): Promise<PickedFile | null>
}
