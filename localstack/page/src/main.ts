import "./kit.js";
import "./app-shell.js";
import { followTheme } from "./appearance.js";

followTheme();
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/page/sw.js", { scope: "/" });
