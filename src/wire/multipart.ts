/** The names in a call whose files travel beside it. Apart, so that other calls do not load them. */

/** The query parameter of such a call; a form without it is a form that somebody has written. */
export const PARTS_PARAMETER = 'parts'

/** The part that holds the envelope; the others have numbers. */
export const CALL_PART = 'call'
