/** How long one test of the h5, weapp and server projects may take; more than it ever needs on a machine that nothing else uses. */
const SECONDS = 30
jest.setTimeout(SECONDS * 1_000)
