/**
 * Types for `interview-article`. The script has no exports: it defines the element `<interview-article>`, and what is
 * exported here are types only.
 *
 * ```ts
 * import 'interview-article';
 * import type { Interview } from 'interview-article';
 * ```
 */

/** Words: a string where that is all, else a list of strings and pieces. A line feed is a line break. */
export type Words = string | (string | Piece)[];

/** Some words with a link, or marked as a quote, or both. */
export interface Piece {
  text: string;
  /** An address; only http, https, mailto, tel and relative ones become links. */
  link?: string;
  /** Whether the author marked it. Counts in the introduction, in turns and in the closing, not in titles. */
  quote?: boolean;
}

export type Role = 'asks' | 'answers' | 'narrates';

/** An interview as a plain object, as the `interview` property gives it. */
export interface Interview {
  /** BCP 47, where the script of the text leaves no doubt. */
  language?: string;
  /** What stands before the title: the “[Interview]” of many blogs, without its brackets. */
  kicker?: string;
  title?: Words;
  introduction: Words[];
  speakers: Speaker[];
  parts: Part[];
  closing: Words[];
}

export interface Speaker {
  name: string;
  role: Role;
}

/** A group of exchanges. Text gives one part without a title. */
export interface Part {
  title?: Words;
  exchanges: Exchange[];
}

/** One question with all that was said in reply: what folds, and what has an address. */
export interface Exchange {
  /** Its first block is the heading. Missing only where somebody answers before anybody has asked. */
  question?: Turn;
  replies: Turn[];
}

/** One stretch of one speaker. */
export interface Turn {
  role: Role;
  /** Index into `speakers`; a number that is not there names nobody. */
  speaker?: number;
  /** Paragraphs. */
  blocks: Words[];
}

/** An interview as the `interview` property takes it: what may be empty may be left out. */
export interface InterviewInput {
  language?: string | null;
  kicker?: string | null;
  title?: WordsInput | null;
  introduction?: readonly WordsInput[];
  speakers?: readonly Speaker[];
  parts?: readonly {
    title?: WordsInput | null;
    exchanges: readonly {
      question?: TurnInput | null;
      replies?: readonly TurnInput[];
    }[];
  }[];
  closing?: readonly WordsInput[];
}

export type WordsInput = string | Piece | readonly (string | Piece)[];

export interface TurnInput {
  role: Role;
  speaker?: number | null;
  blocks: readonly WordsInput[];
}

/** The element `<interview-article>`. */
export interface InterviewArticleElement extends HTMLElement {
  /**
   * The text of an interview, in place of `src` and of what stands between the tags; `null` where none was set, also
   * where the article comes from `src`. Setting it takes back `interview`; setting `null` takes back both.
   */
  get source(): string | null;
  set source(text: string | null | undefined);

  /**
   * The interview as a plain object. The one that was set, else what was understood of the source, made anew at every
   * reading; `null` until an article stands, and for one that was prerendered. Setting it takes back `source` and loads
   * a second, larger module.
   */
  get interview(): Interview | null;
  set interview(interview: InterviewInput | null | undefined);

  /**
   * Settles when the article stands (with the element) or has failed (with an `Error` that says what to do). As long as
   * the page loads and nothing was given it waits. After a change it is a new promise.
   */
  readonly ready: Promise<InterviewArticleElement>;

  /** Opens every answer. */
  expandAll(): Promise<void>;
  /** Folds every answer. */
  collapseAll(): Promise<void>;
  /** Opens what has that id and brings it into view; `false` where the element has no such id. */
  reveal(id: string): Promise<boolean>;
}

export interface InterviewToggleDetail {
  /** Of the exchange. */
  id: string;
  open: boolean;
}

export interface InterviewErrorDetail {
  /** What failed and what to do, in plain sentences. */
  message: string;
}

/** The events of the element. They bubble. */
export interface InterviewArticleEventMap {
  /** An article stands: after loading, and after every change of it. */
  'interview-ready': CustomEvent<null>;
  /** An answer was opened or folded, by whomever; not for printing. */
  'interview-toggle': CustomEvent<InterviewToggleDetail>;
  /** The interview could not be shown as it should: the page then says so in one sentence, below what stands there. */
  'interview-error': CustomEvent<InterviewErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    'interview-article': InterviewArticleElement;
  }
  interface HTMLElementEventMap extends InterviewArticleEventMap {}
  interface DocumentEventMap extends InterviewArticleEventMap {}
  interface WindowEventMap extends InterviewArticleEventMap {}
}
