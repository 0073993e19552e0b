// Shows who reads this thread now, and whether someone is writing. Only members who chose to be shown are named, and never the reader
// themselves.
import { subscribe } from "../../Live/_Events.cshtml.js";
import { follow, invoke, on } from "../../Live/_Live.cshtml.js";

const { thread, me } = document.querySelector("[data-thread]").dataset;
const readers = document.querySelector("[data-presence]");
const writing = document.querySelector("[data-writing]");
const form = document.querySelector("form[data-reply]");
const sayEvery = 4000;
const holdsFor = 8000;

let said = -Infinity;
let saidNameless = false;
let last;

const list = people => new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(people.map(person => person.name));
const others = people => people.filter(person => person.memberKey !== me);

function show(presence) {
  last = presence;
  readers.hidden = !presence || presence.readers < 2;
  writing.textContent = presence ? writers(presence) : "";
  if (readers.hidden)
    return;
  const named = others(presence.named);
  readers.textContent = (presence.about ? readers.dataset.about : readers.dataset.readers).replace("{0}", presence.readers)
    + (named.length ? readers.dataset.named.replace("{0}", list(named)) : "");
}

function writers(presence) {
  // A writer without a name is counted only among enough other readers (PresenceSeen.FewestToHideAmong).
  const counted = performance.now() - said < holdsFor && !(saidNameless && presence.readers <= 5);
  const count = presence.writing - (counted ? 1 : 0);
  const named = others(presence.writers);
  if (count < 1)
    return "";
  if (named.length && named.length === count)
    return (count === 1 ? writing.dataset.named : writing.dataset.namedSeveral).replace("{0}", list(named));
  return count === 1 ? writing.dataset.one : writing.dataset.several;
}

form?.addEventListener("input", () => {
  if (performance.now() - said < sayEvery || !form.elements.Body.value.trim())
    return;
  said = performance.now();
  saidNameless = form.elements.ByLayerOnly.checked;
  invoke("Writing", saidNameless).catch(() => {});
});

subscribe("posted", () => {
  said = -Infinity;
  invoke("Paused").catch(() => {});
});

on("Presence", presence => presence.thread === thread && show(presence));
follow({
  async join() { show(await invoke("Presence")); },
  state(now) { show(now === "live" ? last : undefined); },
});
