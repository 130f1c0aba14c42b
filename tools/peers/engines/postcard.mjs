// The little of postcard (https://postcard.jamesmunns.com/wire-format) that a question and its answer need, as
// `crates/archive/src/wire.rs` defines them: the fields in their order, numbers as LEB128, texts and lists after their length.

function number(bytes, value) {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** `Question::List` of a view with this query, sorted by relevance: its first articles, and with `facets` or `timeline` what stands beside. */
export function list(query, { limit, facets = 0, timeline = false }) {
  const bytes = [0];
  const text = new TextEncoder().encode(query);
  number(bytes, text.length);
  bytes.push(...text);
  // Nothing included, nothing excluded, no type of which all are asked, no period, by relevance, from the first.
  bytes.push(0, 0, 0, 0, 0, 0);
  number(bytes, limit);
  number(bytes, facets);
  bytes.push(Number(timeline));
  return Uint8Array.from(bytes);
}

/** The ids of the articles of an `Answer::List`, in order; null when it is none. */
export function ids(bytes) {
  let at = 0;
  const decoder = new TextDecoder();
  const read = () => {
    let value = 0;
    for (let scale = 1; at < bytes.length; scale *= 0x80) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        break;
      }
    }
    return value;
  };
  const text = () => {
    const length = read();
    at += length;
    return decoder.decode(bytes.subarray(at - length, at));
  };
  const times = (n, what) => Array.from({ length: n }, what);
  const optional = (what) => (read() === 1 ? what() : null);
  if (bytes.length === 0 || read() !== 0) {
    return null;
  }
  // How many there are, whether the query was relaxed, and whether others stand among the matches.
  times(3, read);
  return times(read(), () => {
    read();
    const id = text();
    text();
    times(2 * read(), read);
    times(3, text);
    optional(() => times(2, read));
    // Names that it is shown with.
    times(2 * read(), text);
    optional(read);
    times(3, read);
    // Words that it lacks.
    times(read(), text);
    return id;
  });
}
