/** How long one test of the e2e project may take. */
const SECONDS = 180
jest.setTimeout(SECONDS * 1_000)
