// Marks are kept on this device: a text for each article, which two windows may write. What is there is read, and never
// written over before it was.
import { read, write } from './annotation.js';

/** What was written by a later version is not ours to change. */
const VERSION = 1;
/** As many marks that are gone are remembered, the latest; as many damaged texts are set aside. */
const GONE = 500, ASIDE = 9;

/** The text that keeps marks; of those that are gone, that they are, so that another window does not bring them back. */
export const store = (marks) => JSON.stringify({
  version: VERSION,
  marks: [
    ...marks.filter((mark) => !mark.deleted).map((mark) => write(mark, '')),
    ...marks.filter((mark) => mark.deleted).slice(-GONE).map(({ id, modified }) => ({ id, modified, deleted: true })),
  ],
});

/** Reads it: `{ marks, damaged, later }`, where `later` is that we do not know its version. */
export const stored = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { marks: [], damaged: true };
  }
  if (value?.version > VERSION) return { marks: [], later: true };
  if (value?.version !== VERSION || !Array.isArray(value.marks)) return { marks: [], damaged: true };
  const one = (item) => {
    if (typeof item?.id !== 'string' || !item.id) return;
    return item.deleted === true ? { id: item.id, modified: String(item.modified), deleted: true } : read(item, '0000', () => item.id.slice(0, 99));
  };
  const marks = value.marks.map(one).filter(Boolean);
  return { marks, damaged: marks.length < value.marks.length };
};

/** Adds what another window, or a file, has: of a mark that both have the later one, and what is gone rather than what is
    not. Whether something has changed. */
export const merge = (marks, others) => {
  const known = new Map(marks.map((mark, at) => [mark.id, at]));
  let changed = false;
  for (const other of others) {
    const at = known.get(other.id), mark = marks[at];
    if (mark && (other.modified < mark.modified || (other.modified === mark.modified && (mark.deleted || !other.deleted)))) continue;
    marks[at ?? marks.length] = other;
    known.set(other.id, at ?? marks.length - 1);
    changed = true;
  }
  return changed;
};

/** What is kept under a key, '' where nothing is; nothing where the browser does not let us look. */
const kept = (key) => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return undefined;
  }
};
const keep = (key, text) => {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};
const remove = (key) => {
  try {
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
};

export class Keeping {
  /** Whether marks last only for the visit. */
  unkept = false;
  /** Whether something that was kept could not be read. */
  damaged = false;
  /** Whether what is kept must stay as it is. */
  #sealed = false;
  /** When each mark was changed that was kept when we last looked, by its id. */
  #seen = new Map();

  constructor(key) {
    this.key = key;
  }

  /** Brings marks to what is kept, and says whether they have changed by that. What is damaged is set aside first; where
      that cannot be done, it stays as it is. */
  read(marks) {
    const text = kept(this.key);
    const { marks: others = [], damaged, later } = text ? stored(text) : {};
    this.damaged ||= !!damaged;
    // What cannot be looked at may be there.
    this.#sealed = text === undefined || !!later || (!!damaged && !this.#setAside(text));
    const forgotten = text === '' && this.#forget(marks);
    const changed = merge(marks, others);
    this.#see(others);
    return changed || forgotten;
  }

  /** Keeps marks, those that another window has made meanwhile with them. Whether they have changed by that. Where there is
      none any more nothing is left behind. */
  write(marks) {
    const changed = this.read(marks);
    const some = marks.some((mark) => !mark.deleted);
    this.unkept = this.#sealed || !(some ? keep(this.key, store(marks)) : remove(this.key));
    if (!this.unkept) this.#see(some ? marks : []);
    return changed;
  }

  #see(marks) {
    this.#seen = new Map(marks.map(({ id, modified }) => [id, modified]));
  }

  /** Nothing is kept any more: another window, or the reader, has deleted all. What was made or changed since is not meant. */
  #forget(marks) {
    let forgotten = false;
    marks.forEach(({ id, modified, deleted }, at) => {
      if (deleted || this.#seen.get(id) !== modified) return;
      marks[at] = { id, modified, deleted: true };
      forgotten = true;
    });
    return forgotten;
  }

  #setAside(text) {
    for (let number = 1; number <= ASIDE; number++) {
      const key = `${this.key} set aside ${number}`, other = kept(key);
      if (other === text) return true;
      if (!other) return keep(key, text);
    }
    return false;
  }
}
