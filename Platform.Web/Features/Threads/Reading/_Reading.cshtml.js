// Keeps how far one reads, so that another device goes on from there. Only forwards, only while the page is looked at.
const form = document.querySelector("form[data-reading]");
const list = document.querySelector("[data-thread] [data-posts]");
const every = 3000;
let kept = Number(form.dataset.reading);

function reached() {
  let place = list.querySelector("[data-place]") ? -1 : 0;
  for (const post of list.querySelectorAll("[data-place]"))
    if (post.getBoundingClientRect().top < innerHeight - 40)
      place = Math.max(place, Number(post.dataset.place));
  return list.getBoundingClientRect().top < innerHeight ? place : -1;
}

function keep() {
  const place = reached();
  if (place <= kept)
    return;
  kept = place;
  form.elements.place.value = place;
  // Sent even when the page is left meanwhile.
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, keepalive: true })
    .catch(() => { kept = Number(form.dataset.reading); });
}

setInterval(() => { if (!document.hidden) keep(); }, every);
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
addEventListener("pagehide", keep);
