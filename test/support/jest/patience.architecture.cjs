/** How long one test of the architecture project may take. */
const SECONDS = 120
jest.setTimeout(SECONDS * 1_000)
