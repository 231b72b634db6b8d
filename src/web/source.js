// A source that the page gives, as UTF-8 bytes: a string, or the bytes of a file.
export class Source {
  #rest;
  constructor(given) {
    this.#rest = given;
  }
  /** How much is left: UTF-16 units, or bytes. */
  get left() {
    return this.#rest.length;
  }
  /** Writes as much as there is room for, right into the memory of the module. Returns the bytes written. */
  take(room) {
    const rest = this.#rest;
    if (typeof rest !== 'string') {
      room.set(rest);
      this.#rest = '';
      return rest.length;
    }
    const { read, written } = new TextEncoder().encodeInto(rest, room);
    this.#rest = rest.slice(read);
    return written;
  }
}
