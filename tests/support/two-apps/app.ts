/** The name of the app; each of the two has another text here. */
export const APP: string = 'alpha'
