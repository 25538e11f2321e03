/**
 * What of a canvas's context the board draws with. A browser's `CanvasRenderingContext2D` and WeChat's are both of this shape,
 * and so is what tests record with.
 */
export interface Brush extends Line {
  fillStyle: string | object
  strokeStyle: string | object
  lineWidth: number
  lineCap: string
  lineJoin: string
  globalAlpha: number
  font: string
  textBaseline: string
  save(): void
  restore(): void
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void
  beginPath(): void
  rect(x: number, y: number, width: number, height: number): void
  ellipse(x: number, y: number, radiusX: number, radiusY: number, rotation: number, start: number, end: number): void
  arc(x: number, y: number, radius: number, start: number, end: number): void
  fill(path?: object): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
  drawImage(picture: object, x: number, y: number, width: number, height: number): void
  setLineDash(pattern: number[]): void
}

/** What an outline is traced on: a context, or a path that is kept. */
export interface Line {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void
  closePath(): void
}

/** A canvas nobody sees, in device pixels. */
export interface Sheet {
  readonly brush: Brush
  /** What `drawImage` and the saving of pictures take. */
  readonly source: object
  readonly width: number
  readonly height: number
}

/** A picture that was loaded; its size in its own pixels. */
export interface Picture {
  readonly source: object
  readonly width: number
  readonly height: number
}

/** What makes sheets, paths and pictures; it differs by build. */
export interface Stationery {
  /** Null where the platform has none to give. */
  newSheet(width: number, height: number): Sheet | null
  /** Null where outlines must be traced anew each time. */
  newPath(): Line | null
  /** Null if it does not come or is no picture. */
  load(url: string): Promise<Picture | null>
}

/** The board's visible canvas at its present size. */
export interface Paper extends Sheet, Stationery {
  /** Device pixels to one CSS pixel. */
  readonly ratio: number
  /** Runs before the next picture is shown; the answer takes it back. */
  nextFrame(act: () => void): () => void
}
