// Runs before anything is painted, so that no page flashes in the wrong colours.
const chosen = localStorage.getItem("parley.theme");
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.add(dark ? "wa-dark" : "wa-light");

// Who is not known yet will be asked who they are: there are no chats to be drawn the outline of.
const known = localStorage.getItem("parley.user") || new URL(location.href).searchParams.has("user");
if (!known) document.documentElement.classList.add("nobody");
