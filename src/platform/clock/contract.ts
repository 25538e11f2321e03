/** This device's time, ms since 1970. Injected, so that tests may hold it. */
export type Now = () => number
