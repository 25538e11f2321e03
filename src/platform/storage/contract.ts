/** Small texts kept on this device. Reading and writing never throw; a full or forbidden store forgets. */
export interface Storage {
  read(key: string): string | null
  write(key: string, text: string): void
  remove(key: string): void
}
