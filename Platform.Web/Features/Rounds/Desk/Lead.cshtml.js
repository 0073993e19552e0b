// Shows how long the question has been on stage, by this computer's clock.
import { subscribe } from "../../../Live/_Events.cshtml.js";
function tick() {
  const since = document.querySelector("[data-since]");
  if (!since)
    return;
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(since.dataset.since)) / 1000));
  since.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

setInterval(tick, 1000);
subscribe("fresh", tick);
tick();
