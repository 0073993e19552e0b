// Offers a link to new notifications instead of adding them, so that nothing moves while the member reads.
import { subscribe } from "../../Live/_Events.cshtml.js";
subscribe("news", () => { document.querySelector("[data-refresh]").hidden = false; });
