// A chunk's letters (`crates/page/src/collection.rs`) as bytes: Base64 of deflated bytes without a header.
//
// Unpacked at once and not as a stream: chunks are small, and a stream would take turns for each.
import { inflateSync } from "fflate";

/** Throws when they are none. */
export function bytesOf(letters) {
  const packed = atob(letters);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return inflateSync(bytes);
}
