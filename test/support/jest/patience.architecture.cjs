/** How long one test of the architecture project may take. */
const SECONDS = 240
jest.setTimeout(SECONDS * 1_000)
