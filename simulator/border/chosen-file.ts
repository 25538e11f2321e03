/** A file of the computer that was chosen, or one that the mini-program saved. */
export interface ChosenFile { readonly name: string; readonly type: string; readonly bytes: ArrayBuffer }
