// Puts a link to a post in the conclusion, where the cursor is: around the selected words, or with words that say which post it is.
import { write } from "../../Editing/_Insert.cshtml.js";
const body = document.querySelector("#conclude textarea");
let placed = false;
body.addEventListener("focus", () => { placed = true; });

for (const button of document.querySelectorAll("[data-cite]")) {
  const label = button.parentElement.querySelector("[data-without-script]");
  if (label) {
    label.hidden = true;
    label.querySelector("input").checked = false;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!placed) body.setSelectionRange(body.value.length, body.value.length);
    const chosen = body.value.slice(body.selectionStart, body.selectionEnd).trim().replace(/\s+/g, " ");
    const space = !chosen && /\S$/.test(body.value.slice(0, body.selectionStart)) ? " " : "";
    write(body, `${space}[${(chosen || button.dataset.words).replace(/[[\]]/g, "")}](${button.dataset.cite})`);
  });
}
