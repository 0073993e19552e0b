// Sends how far the member read, so that another device continues from there. The position only moves forwards, and only while the page
// is visible.
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
  // keepalive: the request is sent even when the page is left meanwhile.
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, keepalive: true })
    .catch(() => { kept = Number(form.dataset.reading); });
}

setInterval(() => { if (!document.hidden) keep(); }, every);
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
addEventListener("pagehide", keep);
