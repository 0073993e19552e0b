// Follows a round. Each message carries the whole round at a version and replaces what is shown, so a page can be late but never
// misses a change. Without network the last state stays visible.
const pollEvery = 3000;
const answerWithin = 3000;
const delay = attempt => Math.min(15000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

/**
 * @param join method of the hub; called with `argument`, it returns the newest state
 * @param event message that the hub sends when there is a newer state
 * @param poll called while there is no connection; returns the newest state, or null when there is none
 * @param take called with each state; it must ignore states that are older than the one shown
 */
export function follow({ join, argument, event, poll, take }) {
  const words = document.querySelectorAll("[data-follow] [data-state]");
  const hub = window.signalR && new signalR.HubConnectionBuilder()
    .withUrl("/hubs/rounds")
    .configureLogging(signalR.LogLevel.None)
    .build();
  let attempt = 0;
  let restart;

  const state = now => words.forEach(word => { word.hidden = word.dataset.state !== now; });

  async function connect() {
    clearTimeout(restart);
    if (!hub || hub.state !== "Disconnected")
      return;
    try {
      await hub.start();
      await enter();
    } catch {
      again();
    }
  }

  async function enter() {
    const newest = await hub.invoke(join, argument);
    attempt = 0;
    state("live");
    take(newest);
  }

  function again() {
    restart = setTimeout(connect, delay(attempt++));
  }

  async function ask() {
    if (document.hidden || hub?.state === "Connected")
      return;
    try {
      const newest = await poll();
      state("polling");
      if (newest !== null)
        take(newest);
    } catch {
      state("off");
    }
  }

  // After sleep the browser may report a dead connection as connected. A call shows whether it still answers.
  async function wake() {
    if (document.hidden)
      return;
    const alive = hub?.state === "Connected"
      && await Promise.race([enter().then(() => true, () => false), new Promise(late => setTimeout(late, answerWithin))]);
    if (alive)
      return;
    ask();
    await hub?.stop();
    connect();
  }

  hub?.on(event, take);
  hub?.onclose(() => { state("off"); again(); });
  setInterval(ask, pollEvery);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("offline", () => state("off"));
  addEventListener("pageshow", shown => shown.persisted && wake());
  connect();
}

/** Returns a function that asks for a snapshot newer than `after()` and gives null when there is none. */
export const snapshot = (address, after) => async () => {
  const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}after=${after()}`);
  if (!answer.ok)
    throw new Error(answer.status);
  return answer.status === 204 ? null : answer.json();
};

/** Sends a form as its button would, and returns the response. */
export function send(form, button) {
  const body = new FormData(form);
  if (button?.name)
    body.set(button.name, button.value);
  return fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers: { "X-Requested-With": "fetch" } });
}

/** Returns the first message of a refused form. */
export async function refusal(answer, otherwise) {
  try {
    return Object.values((await answer.json()).errors)[0][0];
  } catch {
    return otherwise;
  }
}
