// What a reader has beside the article itself: loaded once it stands.
export { attach } from './reading/reading.js';
