var e=localStorage.getItem("parley.theme"),a=e?e==="dark":matchMedia("(prefers-color-scheme: dark)").matches;document.documentElement.classList.add(a?"wa-dark":"wa-light");
