// What comes in while the list is open is offered, not pushed in: nothing moves under the reader's eyes.
document.addEventListener("news", () => { document.querySelector("[data-refresh]").hidden = false; });
