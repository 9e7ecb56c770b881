/** The name of the app; different in each of the two. */
export const APP: string = 'alpha'
