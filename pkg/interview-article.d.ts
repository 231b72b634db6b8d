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

/** Some words with styles, with a link, or marked as a quote; or a picture or the like. */
export interface Piece {
  /** Missing where there is a medium. */
  text?: string;
  /** An address; only http, https, mailto, tel and relative ones become links. */
  link?: string;
  /** BCP 47, where it is another language than that around it. */
  language?: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  deleted?: boolean;
  superscript?: boolean;
  subscript?: boolean;
  media?: Media;
  /** Whether the author marked it. Counts in the introduction, in turns and in the closing, not in titles. */
  quote?: boolean;
}

/** A picture, a recording, a page in a frame. */
export interface Media {
  /** `image` where it is missing. */
  kind?: 'image' | 'video' | 'audio' | 'frame';
  /** An address: http, https or relative; of a picture also `data:`; of a frame https alone. */
  source: string;
  /** What stands for it where it cannot be seen. */
  alternative?: string;
  /** In CSS pixels, both or none. */
  width?: number;
  height?: number;
  /** Of a picture: the same in other sizes, and how large it is shown, as HTML's `srcset` and `sizes` say it. */
  srcset?: string;
  sizes?: string;
  /** Of a film: the address of a picture that stands for it until it plays. */
  poster?: string;
  /** Words beside a film. */
  tracks?: Track[];
}

export interface Track {
  source: string;
  kind?: 'subtitles' | 'captions' | 'descriptions' | 'chapters';
  /** BCP 47. */
  language?: string;
  label?: string;
}

/** What is said in one go: words are a paragraph. Lists, tables and block quotes are runs of blocks. */
export type Block = Words | OtherBlock;

export interface OtherBlock {
  kind?: 'paragraph' | 'heading' | 'item' | 'code' | 'row' | 'figure';
  /** In how many block quotes it stands. */
  quoted?: number;
  /** Of an item in an ordered list. */
  number?: number;
  /** Of an item: how many lists it stands in, itself included; 1 where it is missing. */
  depth?: number;
  /** Of an item: a further paragraph of the one before. */
  goesOn?: boolean;
  /** Of a row: whether it is of the table's head. */
  head?: boolean;
  /** Of a row: its cells with a tab between two. Of a figure: its media, then its caption. */
  text: Words;
}

export type Role = 'asks' | 'answers' | 'narrates';

/** An interview as a plain object, as the `interview` property gives it. */
export interface Interview {
  /** BCP 47, where the script of the text leaves no doubt. */
  language?: string;
  /** What stands before the title: the “[Interview]” of many blogs, without its brackets. */
  kicker?: string;
  title?: Words;
  /** Who wrote it down. */
  authors?: string[];
  /** As the source writes it. */
  date?: string;
  /** The address of a picture of the whole. */
  image?: string;
  introduction: Block[];
  speakers: Speaker[];
  parts: Part[];
  closing: Block[];
}

export interface Speaker {
  name: string;
  role: Role;
  /** The address of a small picture. */
  image?: string;
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
  /** When it was said, in milliseconds from the start of the recording. */
  time?: number;
  blocks: Block[];
}

/** An interview as the `interview` property takes it: what may be empty may be left out. */
export interface InterviewInput {
  language?: string | null;
  kicker?: string | null;
  title?: WordsInput | null;
  authors?: readonly string[];
  date?: string | null;
  image?: string | null;
  introduction?: readonly BlockInput[];
  speakers?: readonly Speaker[];
  parts?: readonly {
    title?: WordsInput | null;
    exchanges: readonly {
      question?: TurnInput | null;
      replies?: readonly TurnInput[];
    }[];
  }[];
  closing?: readonly BlockInput[];
}

export type WordsInput = string | Piece | readonly (string | Piece)[];

export type BlockInput = WordsInput | (Omit<OtherBlock, 'text'> & { text: WordsInput });

export interface TurnInput {
  role: Role;
  speaker?: number | null;
  time?: number | null;
  blocks: readonly BlockInput[];
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
