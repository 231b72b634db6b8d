// What a reader makes of an article: loaded beside the reader's build, at the first sign of who needs it.
export { attach } from './marks/desk.js';
export { placeListed } from './marks/listed.js';
