export type Theme = "system" | "light" | "dark";

const name = "parley.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

export function theme(): Theme {
  return (localStorage.getItem(name) as Theme | null) ?? "system";
}

export function choose(next: Theme): void {
  if (next === "system") localStorage.removeItem(name);
  else localStorage.setItem(name, next);
  apply();
}

function apply(): void {
  const dark = theme() === "dark" || (theme() === "system" && prefersDark.matches);
  document.documentElement.classList.toggle("wa-dark", dark);
  document.documentElement.classList.toggle("wa-light", !dark);
}

/** Follows the system, and what is chosen in other tabs. */
export function followTheme(): void {
  prefersDark.addEventListener("change", apply);
  window.addEventListener("storage", (e) => e.key === name && apply());
}
