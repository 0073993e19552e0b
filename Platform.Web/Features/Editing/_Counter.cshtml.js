// Says near the limit of a field how many characters are left. It is silent before, and speaks when the writer pauses.
const near = 0.85;
const pause = 1000;

for (const place of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(place.dataset.counter);
  const limit = Number(place.dataset.limit);
  const [seen, said] = [place.querySelector("[data-seen]"), place.querySelector("[data-said]")];
  let timer;
  // Without this attribute a longer text that is pasted is kept whole, so that nothing is cut off unseen. The server checks the length.
  field.removeAttribute("maxlength");
  place.hidden = false;

  const count = () => {
    const left = limit - field.value.length;
    const words = field.value.length < near * limit ? "" : place.dataset[left < 0 ? "over" : "left"].replace("{0}", Math.abs(left));
    place.classList.toggle("o-counter--over", left < 0);
    seen.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (said.textContent !== words) said.textContent = words;
    }, pause);
  };
  field.addEventListener("input", count);
  count();
}
