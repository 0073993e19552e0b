// The screen in the hall. Without network the last state stays visible. The browser stores it, so that even a reload without
// network shows it.
import { follow, snapshot } from "../Live/_Follow.cshtml.js";
import { fillStatement } from "../Guests/_Statement.cshtml.js";

const screen = document.querySelector("[data-screen]");
const { screen: code, key, fromRoom, fromHome, one, many } = screen.dataset;
const part = name => screen.querySelector(`[data-part=${name}]`);
const cache = `round-${code}`;
let version = Number(screen.dataset.version);
let shownCode = code;
const renewals = Number(screen.dataset.renewals);

function take(newest) {
  if (!newest || newest.version < version)
    return;
  version = newest.version;
  show(newest);
  try {
    localStorage.setItem(cache, JSON.stringify(newest));
  } catch {
    // Storage is full or forbidden. The page still shows the state until it is closed.
  }
}

try {
  take(JSON.parse(localStorage.getItem(cache)));
} catch {
  // The browser has no stored state, or one that cannot be read.
}

const address = `/r/${code}/state?stage=true${key ? `&key=${encodeURIComponent(key)}` : ""}`;
follow({ join: key ? "JoinScreen" : "JoinStage", argument: key || code, event: "Stage", poll: snapshot(address, () => version), take });
keep().catch(() => undefined);

// Service workers exist only over HTTPS and on localhost. Elsewhere a reload needs the network.
async function keep() {
  if (!navigator.serviceWorker)
    return;
  await navigator.serviceWorker.register("/r/screen-worker.js", { scope: "/r/" });
  await navigator.serviceWorker.ready;
  const drawn = performance.getEntriesByType("resource").map(entry => entry.name).filter(name => /\.(js|css|woff2|svg)(\?|$)/.test(name));
  await (await caches.open("screen-1")).addAll([location.href, ...new Set(drawn)]);
}

function show({ isOpen, code: newest, renewals: count, statement, onStage, next }) {
  part("statement").hidden = !statement;
  if (statement)
    fillStatement(part("statement"), statement);
  part("now").hidden = !onStage;
  if (onStage) {
    const text = part("now").querySelector("[data-slot=text]");
    text.textContent = onStage.text;
    text.dataset.size = size(onStage.text.length);
    part("now").querySelector("[data-slot=meta]").textContent = [
      onStage.name, onStage.from === "home" ? fromHome : fromRoom, (onStage.votes === 1 ? one : many).replace("{0}", onStage.votes),
    ].filter(Boolean).join(" · ");
  }
  part("idle").hidden = Boolean(onStage || statement);
  part("next").hidden = next.length === 0;
  part("next").querySelector("ol").replaceChildren(...next.map(line));
  if (newest)
    showCode(newest);
  // A screen with a helper's key gets the newest code. Another screen hides its code once that code was replaced.
  part("join").hidden = !isOpen || (!newest && count !== renewals);
}

function showCode(newest) {
  if (newest === shownCode)
    return;
  const image = part("join").querySelector("img");
  image.src = `/r/${newest}/qr.svg`;
  image.alt = image.alt.replace(shownCode, newest);
  part("join").querySelector(".o-screen__code").textContent = `${newest.slice(0, 3)} ${newest.slice(3)}`;
  shownCode = newest;
}

function line(question) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("span"), { textContent: question.text }), " ",
    Object.assign(document.createElement("b"), { textContent: question.votes }));
  return item;
}

const size = length => length <= 60 ? "xl" : length <= 120 ? "l" : length <= 200 ? "m" : "s";
