// What runs in the page, around one engine: it is opened, asked and timed there. Times are in milliseconds.

/** How many numbers the yardstick sorts. */
const N_YARD = 100_000;

/** How long this machine takes at this moment for work that is always the same: what it is busy with beside meets both. */
function yard() {
  let state = 1;
  const numbers = Float64Array.from({ length: N_YARD }, () => (state = (state * 48_271) % 2_147_483_647));
  const start = performance.now();
  numbers.sort();
  return performance.now() - start;
}

/** What the runner calls. */
export function peer(open) {
  let engine;
  return {
    /** Opens an index and gives how long that took. */
    async open(address, purpose) {
      const start = performance.now();
      engine = await open(address, purpose);
      return performance.now() - start;
    },

    /** The first ids of every query; null for one that the engine refused. */
    async ask(queries, limit) {
      const answers = [];
      for (const query of queries) {
        try {
          answers.push(await engine.search(query, limit));
        } catch (error) {
          answers.push(null);
        }
      }
      return answers;
    },

    /**
     * Types all of it once to warm up and then in rounds, until they are done or the time is up; gives the times of every
     * round, each in the order of `typed`, null for what was not reached; and of the yardstick, before every round.
     */
    async type(typed, { limit, nRounds, warmMillis, millis }) {
      const keystroke = engine.type ?? engine.search;
      const errors = new Set();
      const once = async (text) => {
        const start = performance.now();
        try {
          await keystroke(text, limit);
        } catch (error) {
          errors.add(String(error));
        }
        return performance.now() - start;
      };
      const round = async (end) => {
        const times = [];
        for (const text of typed) {
          times.push(performance.now() < end ? await once(text) : null);
        }
        return times;
      };
      await round(performance.now() + warmMillis);
      const end = performance.now() + millis;
      const rounds = [];
      const yards = [];
      while (rounds.length < nRounds && performance.now() < end) {
        yards.push(...Array.from({ length: 5 }, yard));
        rounds.push(await round(end));
      }
      return { rounds, yards, errors: [...errors] };
    },
  };
}
