/** Content types of answers that are more than JSON; the browser knows them only when it meets one. */

/** JSON that seroval made, for values that plain JSON cannot hold. */
export const GRAPH_TYPE = 'application/vnd.seamline.rich+json'

/** An answer that goes on after its envelope, in frames. */
export const STREAM_TYPE = 'application/vnd.seamline.stream'
