/** Fills `_Statement.cshtml` with a statement and its results. */
export function fillStatement(place, statement) {
  const slot = (name, within = place) => within.querySelector(`[data-slot=${name}]`);
  slot("statement").textContent = statement.text;
  for (const when of ["before", "after"]) {
    const row = place.querySelector(`[data-result=${when}]`);
    const result = statement[when];
    row.hidden = !result;
    row.querySelector("rect").setAttribute("width", result?.percent ?? 0);
    slot("percent", row).textContent = `${result?.percent ?? 0}%`;
    slot("total", row).textContent = result ? result.agree + result.disagree : 0;
  }
  const shift = place.querySelector("[data-shift]");
  shift.hidden = statement.shift === null;
  const { more, less, same } = shift.dataset;
  shift.textContent = statement.shift === null ? "" : (statement.shift > 0 ? more : statement.shift < 0 ? less : same).replace("{0}", Math.abs(statement.shift));
  const voting = place.querySelector("[data-voting]");
  voting.hidden = statement.phase !== "before" && statement.phase !== "after";
  voting.textContent = statement.count === 1 ? voting.dataset.one.replace("{0}", 1) : voting.dataset.many.replace("{0}", statement.count);
}
