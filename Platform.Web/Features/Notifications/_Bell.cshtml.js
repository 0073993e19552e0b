// Shows the number of unread notifications on every page of a member, and updates it when the server sends another.
import { publish } from "../../Live/_Events.cshtml.js";
import { follow, invoke, leave, on } from "../../Live/_Live.cshtml.js";

const bell = document.querySelector("[data-bell]");
const count = bell.querySelector("[data-count]");
const region = document.querySelector("[data-bell-news]");
const most = Number(bell.dataset.most);
let unread = Number(bell.dataset.bell);

const follower = {
  async join() {
    const now = await invoke("Unread");
    if (now === null)
      leave(follower);
    else
      show(now);
  },
};

function show(now) {
  const isNews = now > unread;
  unread = now;
  count.textContent = now > most ? `${most}+` : now;
  count.parentElement.hidden = now === 0;
  if (isNews) {
    // Empty the region first: the same text again would be no change, and would not be announced.
    region.textContent = "";
    setTimeout(() => { region.textContent = bell.dataset.news; }, 100);
    publish("news");
  }
}

on("Bell", show);
if (document.readyState === "complete")
  follow(follower);
else
  addEventListener("load", () => follow(follower));
