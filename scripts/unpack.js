// What a page carries (`crates/page/src/pack.rs`) as bytes: five letters are four bytes, and those are gzip.
// Browsers without DecompressionStream use a small library.
import { gunzipSync } from "fflate";

const DIGITS = "!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";
const values = new Uint8Array(128).fill(DIGITS.length - 1);
for (let value = 0; value < DIGITS.length; value += 1) values[DIGITS.charCodeAt(value)] = value;

/** The packed bytes that stand in letters. */
function bytesOf(packed) {
  const bytes = new Uint8Array(Math.floor((packed.length * 4) / 5));
  // After the last letter are those of the greatest value, and the bytes that they make are past the end.
  const value = (at) => values[packed.charCodeAt(at)] ?? DIGITS.length - 1;
  for (let from = 0, to = 0; from < packed.length; from += 5) {
    let word = 0;
    for (let at = from; at < from + 5; at += 1) word = word * DIGITS.length + value(at);
    for (const shift of [24, 16, 8, 0]) bytes[to++] = word >>> shift;
  }
  return bytes;
}

/** At once, which keeps a page waiting but not a worker; in a worker from disk WebKit reads no stream. */
export const unpackAtOnce = (packed) => gunzipSync(bytesOf(packed));

export async function unpack(packed) {
  const bytes = bytesOf(packed);
  if (typeof DecompressionStream !== "function") return gunzipSync(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

globalThis.dossierUnpack = unpack;
