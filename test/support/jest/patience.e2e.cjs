/** How long one test of the e2e project may take. */
const SECONDS = 300
jest.setTimeout(SECONDS * 1_000)
