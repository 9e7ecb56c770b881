/** Names for requests and responses that are more than JSON; the browser loads them when it meets one. */

/** JSON that seroval made, for values that plain JSON cannot hold. */
export const GRAPH_TYPE = 'application/vnd.seamline.rich+json'

/** A response that goes on after its envelope, in frames. */
export const STREAM_TYPE = 'application/vnd.seamline.stream'

/** The query parameter of a call with files; a form without it comes from a page. */
export const PARTS_PARAMETER = 'parts'

/** The part that holds the envelope; the others have numbers. */
export const CALL_PART = 'call'
