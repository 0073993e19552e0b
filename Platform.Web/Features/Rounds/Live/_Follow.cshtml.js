// Follows a round: each message is all of it, at a version, and takes the place of what is shown. So nothing can be
// missed, only late; and without network the last picture stays.
const pollEvery = 3000;
const answerWithin = 3000;
const delay = attempt => Math.min(15000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

/**
 * @param join method of the hub; with `argument` it answers the newest
 * @param event what the hub calls when there is something newer
 * @param poll asked while there is no connection: answers the newest, or nothing
 * @param take is given each answer and message; those that are older than shown are for it to leave out
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

  // After a sleep the connection may be dead without knowing it: it lives if it answers.
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

/** Asks for a snapshot newer than `after()`; null when there is none. */
export const snapshot = (address, after) => async () => {
  const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}after=${after()}`);
  if (!answer.ok)
    throw new Error(answer.status);
  return answer.status === 204 ? null : answer.json();
};

/** Sends a form as its button would, and gives the answer back. */
export function send(form, button) {
  const body = new FormData(form);
  if (button?.name)
    body.set(button.name, button.value);
  return fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers: { "X-Requested-With": "fetch" } });
}

/** The first message of a refused form. */
export async function refusal(answer, otherwise) {
  try {
    return Object.values((await answer.json()).errors)[0][0];
  } catch {
    return otherwise;
  }
}
