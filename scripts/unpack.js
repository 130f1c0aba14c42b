// Base64 of gzip to bytes; browsers without DecompressionStream use a small library.
import { gunzipSync } from "fflate";

globalThis.dossierUnpack = async (packed) => {
  const text = atob(packed);
  const bytes = Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  if (typeof DecompressionStream !== "function") return gunzipSync(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
