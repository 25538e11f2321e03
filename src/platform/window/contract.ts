/** This one window (tab) of the program, among others of the same browser. */
export interface ThisWindow {
  /** Small texts that survive a reload; another window has its own. Never throws. */
  readonly storage: {
    read(key: string): string | null
    write(key: string, text: string): void
    remove(key: string): void
  }
  /** Takes a name for as long as this window lives; false if another window has it. */
  claim(name: string): Promise<boolean>
}
