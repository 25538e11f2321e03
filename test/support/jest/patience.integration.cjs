/** How long one test of the integration project may take. */
const SECONDS = 60
jest.setTimeout(SECONDS * 1_000)
