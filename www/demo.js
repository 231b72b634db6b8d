// The demo's own page: which interview, which colours, which theme.

const SAMPLE = "cases/component-interviewed/input.txt";

showAskedInterview(document.getElementById("interview"));
offer(document.getElementById("colours"), wear);
offer(document.getElementById("theme"), dress);

function showAskedInterview(element) {
  if (!element) return;
  const asked = new URLSearchParams(location.search).get("src") || SAMPLE;
  element.setAttribute("src", asked);
  document.getElementById("source").textContent = asked;
  for (const link of document.querySelectorAll(".samples a")) {
    if (new URL(link.href).searchParams.get("src") === asked) link.setAttribute("aria-current", "page");
  }
  // An address from the query becomes a link only where it leads to a page.
  if (/^https?:$/.test(URL.parse(asked, document.baseURI)?.protocol)) {
    for (const link of document.querySelectorAll("#plain-text, #interview .plain a")) link.href = asked;
  }
  element.addEventListener("interview-ready", () => {
    const title = element.querySelector(".ia-title");
    if (title) document.title = `${title.textContent} · interview-article`;
  });
}

/** Offers a choice that is remembered on this device. */
function offer(choice, apply) {
  if (!choice) return;
  choice.hidden = false;
  choice.value = remembered(choice.id) ?? "";
  choice.addEventListener("change", () => {
    remember(choice.id, choice.value);
    apply(choice.value);
  });
  apply(choice.value);
}

function wear(scheme) {
  document.documentElement.dataset.colours = scheme;
}

/** A theme is a link to its sheet, which a strict policy allows; without one the article has its own look. */
function dress(theme) {
  document.querySelectorAll("link[data-theme]").forEach((old) => old.remove());
  if (!theme) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `pkg/themes/${theme}.css`;
  link.dataset.theme = theme;
  document.head.append(link);
}

// Storage is a comfort: without it a choice lasts as long as the page.
function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {}
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
