// The playground: the text on one side, the article on the other.

const PAUSE = 200; // milliseconds without a key before the text is read again
const DEFAULTS = { expanded: "all", contents: "auto", quotes: "auto", "heading-level": "2" };

const desk = document.getElementById("desk");
const text = document.getElementById("text");
const result = document.getElementById("result");
const lines = document.getElementById("lines");
const copied = document.getElementById("copied");

let pause = 0;
text.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE);
});
for (const choice of desk.querySelectorAll("fieldset select")) choice.addEventListener("change", show);
desk.addEventListener("submit", event => event.preventDefault());
document.getElementById("file").addEventListener("change", async event => {
  const [file] = event.target.files;
  if (!file) return;
  text.value = await file.text();
  show();
});
document.getElementById("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(lines.textContent);
    copied.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(lines);
    copied.textContent = "Selected: copy them with your keyboard.";
  }
});

showLines();
// A property that is set before the element is defined would hide the element's own.
customElements.whenDefined("interview-article").then(show);

function show() {
  for (const [name, value] of Object.entries(chosen())) setAttribute(result, name, value);
  result.source = text.value;
  showLines();
}

function showLines() {
  const attributes = Object.entries(chosen())
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${value}"`);
  lines.textContent =
    '<script type="module" src="interview-article.js"></script>\n' +
    `<interview-article src="interview.txt"${attributes.join("")}></interview-article>`;
  copied.textContent = "";
}

/** The attributes as chosen; null where the choice is the default and needs no attribute. */
function chosen() {
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, initial]) => {
      const { value } = desk.elements[name];
      return [name, value === initial ? null : value];
    }),
  );
}

function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
