/** Choosing a document: an undo or a save elsewhere shows at once in what it will hold. */

import { freshen } from "./history-fresh.js";

document.addEventListener("rolemap:saved", () => freshen("contents"));
