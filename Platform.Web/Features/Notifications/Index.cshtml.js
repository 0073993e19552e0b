// Offers a link to new notifications instead of adding them, so that nothing moves while the member reads.
document.addEventListener("news", () => { document.querySelector("[data-refresh]").hidden = false; });
