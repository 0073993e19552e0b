// The live connection of a page, shared by all scripts that follow something: the thread, the bell, presence. A follower has
// join(): asks for what it missed after each (re)connect; rejects when it cannot
// poll(): asks for the same without the connection (optional)
// state(name): receives "live", "off" or "polling" (optional)

const pollEvery = 5000;
const answerWithin = 3000;

const delay = attempt => Math.min(30000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
const hub = window.signalR && new signalR.HubConnectionBuilder()
  .withUrl("/hubs/threads")
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => delay(retry.previousRetryCount) })
  .configureLogging(signalR.LogLevel.None)
  .build();
const followers = new Set();
let attempt = 0;
let restart;

/** Adds a follower. The first one starts the connection. */
export function follow(follower) {
  followers.add(follower);
  if (!hub)
    follower.state?.("polling");
  else if (hub.state === "Connected")
    follower.join().then(() => follower.state?.("live"), () => hub.stop());
  else
    connect();
}

/** Removes a follower for good. Removing the last one closes the connection. */
export function leave(follower) {
  followers.delete(follower);
  if (followers.size === 0)
    hub?.stop();
}

export const on = (event, handler) => hub?.on(event, handler);
export const invoke = (method, ...values) => hub.invoke(method, ...values);

async function connect() {
  clearTimeout(restart);
  if (!hub || followers.size === 0 || hub.state !== "Disconnected")
    return;
  try {
    await hub.start();
    await join();
  } catch {
    tell(navigator.onLine ? "polling" : "off");
    again();
    // Connected, but a follower could not join: reconnect.
    if (hub.state === "Connected")
      hub.stop();
  }
}

async function join() {
  await Promise.all([...followers].map(follower => follower.join()));
  attempt = 0;
  tell("live");
}

function again() {
  clearTimeout(restart);
  restart = setTimeout(connect, delay(attempt++));
}

const tell = state => followers.forEach(follower => follower.state?.(state));
const poll = () => followers.forEach(follower => follower.poll?.());

// After a sleep the connection may be dead although its state is Connected. It works if joins are answered in time.
async function wake() {
  if (followers.size === 0 || document.hidden)
    return;
  if (hub?.state === "Connected" && await Promise.race([join().then(() => true, () => false), new Promise(late => setTimeout(late, answerWithin))]))
    return;
  poll();
  await hub?.stop();
  connect();
}

hub?.onreconnecting(() => tell("off"));
hub?.onreconnected(() => join().catch(() => hub.stop()));
hub?.onclose(() => { tell("off"); if (followers.size > 0) again(); });
setInterval(() => { if (!document.hidden && hub?.state !== "Connected") poll(); }, pollEvery);
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);
addEventListener("offline", () => tell("off"));
addEventListener("pageshow", event => event.persisted && wake());
