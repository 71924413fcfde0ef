// Runs before anything is painted, so that no page flashes in the wrong colours.
const chosen = localStorage.getItem("parley.theme");
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.add(dark ? "wa-dark" : "wa-light");
