// Sends "I have this too" without leaving the page, and shows the number as it changes.
import { subscribe } from "../../Live/_Events.cshtml.js";

const same = document.querySelector("[data-same]");
const words = same.querySelector("[data-words]");
const failed = same.querySelector("[data-failed]");
const form = same.querySelector("form");
const button = form?.querySelector("button");
const language = document.documentElement.lang;
let total = Number(same.dataset.total);
let locked = document.querySelector("[data-thread]").dataset.locked === "true";

const has = () => button?.getAttribute("aria-pressed") === "true";

// Chooses the same words as SameView.cs.
function draw() {
  const others = Math.max(0, total - (has() ? 1 : 0));
  const { one, many, you, youOne, youMany } = words.dataset;
  const chosen = has() ? (others === 0 ? you : others === 1 ? youOne : youMany) : others === 1 ? one : many;
  words.textContent = chosen.replace("{0:N0}", others.toLocaleString(language));
  words.hidden = total === 0;
  same.dataset.locked = String(locked && !has());
}

function press(now) {
  button.setAttribute("aria-pressed", String(now));
  button.value = String(!now);
  draw();
}

// Undoes a press. A refusal has the words of the server, such as that the conversation is closed.
function refuse(before, now, why) {
  total = before;
  press(now);
  failed.textContent = why ?? failed.dataset.failed;
  failed.hidden = false;
}

async function reason(answer) {
  if (!answer.headers.get("Content-Type")?.includes("json"))
    return null;
  return Object.values((await answer.json()).errors ?? {})[0]?.[0];
}

subscribe("thread-state", now => {
  locked = now.locked;
  total = now.same;
  draw();
});

form?.addEventListener("submit", async event => {
  event.preventDefault();
  const [before, now] = [total, !has()];
  total += now ? 1 : -1;
  failed.hidden = true;
  press(now);
  try {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("Has", String(now));
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
    if (!answer.ok)
      refuse(before, !now, await reason(answer));
  } catch {
    refuse(before, !now);
  }
});
