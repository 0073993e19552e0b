// Writes the day of printing at the foot of a printed thread.
const printed = document.querySelector("[data-printed]");

addEventListener("beforeprint", () => {
  const day = printed.querySelector("[data-slot=day]");
  const now = new Date();
  day.dateTime = now.toISOString();
  day.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(now);
  printed.hidden = false;
});
