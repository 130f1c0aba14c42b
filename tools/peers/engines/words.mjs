// What adapters share that has no such thing of its own: words, and words that say nothing.

/** The 33 English stop words of Apache Lucene. */
export const STOP_WORDS = (
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with"
).split(" ");

const STOPPED = new Set(STOP_WORDS);

export const isStopWord = (word) => STOPPED.has(word);

export const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
