// The demo's own page: which interview, and which colours.

const SAMPLE = "cases/component-interviewed/input.txt";

showAskedInterview(document.getElementById("interview"));
offerColours(document.getElementById("colours"));

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

function offerColours(choice) {
  choice.hidden = false;
  choice.value = remembered() ?? "";
  choice.addEventListener("change", () => apply(choice.value));
  apply(choice.value);

  function apply(scheme) {
    document.documentElement.dataset.colours = scheme;
    try {
      localStorage.setItem("colours", scheme);
    } catch {
      // Storage is a comfort: without it the choice lasts as long as the page.
    }
  }

  function remembered() {
    try {
      return localStorage.getItem("colours");
    } catch {
      return null;
    }
  }
}
