"use strict";
(() => {
  const root = document.documentElement, body = document.body, words = body.dataset;
  const tree = document.querySelector(".tree"), search = document.getElementById("search"), told = document.getElementById("told");
  const items = [...tree.querySelectorAll("li")].filter((item) => item.firstElementChild.classList.contains("box"));
  const button = (item) => item.firstElementChild.querySelector(".fold");
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  let found = [], place = -1;
  root.classList.add("js");

  const fold = (item, folded) => {
    const own = button(item);
    if (!own) return;
    item.classList.toggle("folded", folded);
    own.setAttribute("aria-expanded", String(!folded));
    own.textContent = folded ? "+" + own.dataset.below : "−";
  };
  const unfoldTo = (item) => {
    for (let above = item.parentElement.closest("li"); above; above = above.parentElement.closest("li")) fold(above, false);
  };
  const go = (item) => {
    unfoldTo(item);
    items.forEach((each) => each.classList.toggle("here", each === item));
    item.firstElementChild.scrollIntoView({ block: "center", inline: "center" });
  };
  const levelOf = (item) => Number(item.dataset.level);
  const toLevel = (level) => items.forEach((item) => fold(item, levelOf(item) >= level));

  const look = () => {
    const wanted = plain(search.value.trim());
    found = wanted ? items.filter((item) => plain(item.firstElementChild.textContent).includes(wanted)) : [];
    place = -1;
    items.forEach((item) => item.classList.remove("found", "here"));
    found.forEach((item) => { item.classList.add("found"); unfoldTo(item); });
    told.textContent = wanted ? (found.length ? String(found.length) : words.none) : "";
  };
  const next = (step) => {
    if (!found.length) return;
    place = (place + step + found.length) % found.length;
    told.textContent = `${place + 1} / ${found.length}`;
    go(found[place]);
  };
  const list = (listed) => {
    body.classList.toggle("listed", listed);
    document.getElementById("as-chart").setAttribute("aria-pressed", String(!listed));
    document.getElementById("as-list").setAttribute("aria-pressed", String(listed));
  };

  tree.addEventListener("click", (event) => {
    const own = event.target.closest(".fold"), tie = event.target.closest("a[href^='#']");
    if (own) fold(own.closest("li"), own.getAttribute("aria-expanded") === "true");
    if (tie) {
      const box = document.getElementById(tie.getAttribute("href").slice(1));
      if (box) { event.preventDefault(); go(box.parentElement); }
    }
  });
  search.addEventListener("input", look);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); next(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { search.value = ""; look(); }
  });
  document.querySelectorAll("[data-to]").forEach((each) => each.addEventListener("click", () => toLevel(Number(each.dataset.to))));
  document.getElementById("as-chart").addEventListener("click", () => list(false));
  document.getElementById("as-list").addEventListener("click", () => list(true));
  document.getElementById("print").addEventListener("click", () => window.print());

  const smallest = 0.6;
  let lent = false;
  window.addEventListener("beforeprint", () => {
    const scale = Math.min(1, Number(words.room) / tree.scrollWidth);
    lent = !body.classList.contains("listed") && scale < smallest;
    if (lent) list(true);
    else if (!body.classList.contains("listed")) tree.style.zoom = scale;
  });
  window.addEventListener("afterprint", () => {
    tree.style.zoom = "";
    if (lent) list(false);
  });
  items.forEach((item) => fold(item, item.classList.contains("folded")));
  if (items.length) items[0].firstElementChild.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
})();
