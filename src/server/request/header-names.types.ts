/** A name of a request header: any text, of which an editor suggests the usual ones. */
export type RequestHeaderName =
  | 'accept'
  | 'accept-language'
  | 'authorization'
  | 'cache-control'
  | 'content-length'
  | 'content-type'
  | 'cookie'
  | 'host'
  | 'if-modified-since'
  | 'if-none-match'
  | 'origin'
  | 'range'
  | 'referer'
  | 'user-agent'
  | 'x-forwarded-for'
  | 'x-forwarded-host'
  | 'x-forwarded-proto'
  | AnyName

/** A name of a response header: any text, of which an editor suggests the usual ones. */
export type ResponseHeaderName =
  | 'cache-control'
  | 'content-disposition'
  | 'content-language'
  | 'content-length'
  | 'content-security-policy'
  | 'content-type'
  | 'etag'
  | 'last-modified'
  | 'location'
  | 'server-timing'
  | 'vary'
  | 'x-robots-tag'
  | AnyName

/** Keeps the compiler from merging the suggestions into `string`. */
type AnyName = string & {}
