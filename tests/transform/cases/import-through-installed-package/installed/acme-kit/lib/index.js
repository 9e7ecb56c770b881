import { createServerFn } from "seamline";
var authedServerFn = createServerFn().middleware([]);
export { authedServerFn, createServerFn };
