// Keeps telling which posts of a long thread are in view, while one scrolls and while parts and posts are added.
const map = document.querySelector("[data-map]");
const words = map.querySelector("[data-map-range]");
const part = document.querySelector("[data-thread] [data-part]");
const list = part.querySelector("[data-posts]");
const lead = document.querySelector("[data-lead] [data-place]");

let asked = false;

function draw() {
  asked = false;
  const rows = [...list.querySelectorAll(":scope > [data-place]")];
  const { top, bottom } = map.getBoundingClientRect();
  // Before one reads on, and after the last post, it tells what the page holds.
  const seen = top > 0 ? rows : rows.filter(row => {
    const box = row.getBoundingClientRect();
    return box.bottom > bottom && box.top < innerHeight;
  });
  if (seen.length === 0)
    return;
  const number = row => Number(part.dataset.from) + rows.indexOf(row) + isAfterLead(row);
  const total = Math.max(Number(part.dataset.total), number(rows.at(-1)));
  const [from, to] = [number(seen[0]), number(seen.at(-1))];
  words.textContent = map.dataset[from === to ? "one" : "range"].replace("{0}", from).replace("{1}", to).replace("{2}", total);
}

// The lead is above the posts, so the posts after its place have a number more than their row.
const isAfterLead = row => lead && Number(lead.dataset.place) >= Number(part.dataset.first) && Number(lead.dataset.place) < Number(row.dataset.place) ? 1 : 0;

function ask() {
  if (asked)
    return;
  asked = true;
  requestAnimationFrame(draw);
}

addEventListener("scroll", ask, { passive: true });
addEventListener("resize", ask);
new MutationObserver(ask).observe(list, { childList: true });
ask();
