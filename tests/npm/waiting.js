// What every wait of these tests has at most; only a fault waits so long.
const limitMs = 60_000;

// The promise's value, or an error that says what was waited for.
export async function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited too long for ${what()}`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// A list that grows from outside, and whoever waits for what it is to hold.
export class Notes {
  #entries = [];
  #taken = 0;
  #look = () => {};

  add(entry) {
    this.#entries.push(entry);
    this.#look();
  }

  // The first entry that fits, behind the one that was found last.
  next(fits, what = "something") {
    return this.#await(() => {
      const at = this.#entries.findIndex((entry, index) => index >= this.#taken && fits(entry));
      if (at >= 0) this.#taken = at + 1;
      return at >= 0 ? { entry: this.#entries[at] } : null;
    }, what);
  }

  // The first entry of all that fits: for what has no place in the order of the others.
  anywhere(fits, what = "something") {
    return this.#await(() => {
      const entry = this.#entries.find(fits);
      return entry ? { entry } : null;
    }, what);
  }

  async #await(found, what) {
    const promise = new Promise((resolve) => {
      this.#look = () => {
        const result = found();
        if (result) resolve(result.entry);
      };
      this.#look();
    });
    try {
      return await within(promise, () => `${what}; so far: ${JSON.stringify(this.#entries)}`);
    } finally {
      this.#look = () => {};
    }
  }

  all() {
    return [...this.#entries];
  }
}
