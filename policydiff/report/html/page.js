"use strict";
// Everything here only hides, shows and scrolls what the page already holds; no text is ever read as HTML.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const changes = [...document.querySelectorAll("article.change")];
  const form = byId("filters");
  const words = new Map(changes.map((one) => [one, fold(one.textContent)]));

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function wanted() {
    const data = new FormData(form);
    return {
      outcomes: data.getAll("outcome"),
      category: data.get("category"),
      severity: Number(data.get("severity")),
      confidence: Number(data.get("confidence")),
      terms: fold(data.get("search") ?? "").split(/\s+/u).filter(Boolean),
    };
  }

  function admits(want, one) {
    const own = one.dataset.outcome.split(" ");
    return (
      (!want.outcomes.length || want.outcomes.some((name) => own.includes(name))) &&
      (!want.category || want.category === one.dataset.category) &&
      Number(one.dataset.severity) >= want.severity &&
      Number(one.dataset.confidence) >= want.confidence &&
      want.terms.every((term) => words.get(one).includes(term))
    );
  }

  function filter() {
    const want = wanted();
    let shown = 0;
    for (const one of changes) {
      one.hidden = !admits(want, one);
      shown += one.hidden ? 0 : 1;
    }
    byId("found").textContent =
      shown === changes.length ? `${shown} ${shown === 1 ? "change" : "changes"}` : `${shown} of ${changes.length} shown`;
  }

  function reveal() {
    let target = null;
    try {
      target = byId(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const change = target.closest("article.change");
    if (change?.hidden) {
      form.reset();
      filter();
    }
    const row = target.closest("tr.same");
    if (row && byId("only-changed")?.checked) byId("only-changed").click();
    target.scrollIntoView();
    if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  }

  // Keys work only while a change has the focus, so that they never get in the way of typing or of a reader's own.
  function step(event) {
    const one = event.target.closest?.("article.change");
    if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (event.key === "/") {
      event.preventDefault();
      form.elements.search.focus();
    } else if (by) {
      const shown = changes.filter((other) => !other.hidden);
      const next = shown[shown.indexOf(one) + by];
      if (!next) return;
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  function theme() {
    const button = byId("theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    let kept = null;
    try {
      kept = localStorage.getItem("policydiff-theme");
    } catch {}
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", `Use ${isDark() ? "light" : "dark"} colours`);
    };
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("policydiff-theme", root.dataset.theme);
      } catch {}
      show();
    });
    system.addEventListener("change", show);
    show();
    button.hidden = false;
  }

  theme();
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    document.addEventListener("keydown", step);
    document.addEventListener("focusin", (event) => {
      for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
      event.target.closest?.("article.change")?.classList.add("lit");
    });
    filter();
  }
  const only = byId("only-changed");
  if (only) {
    only.parentElement.hidden = false;
    const apply = () => document.querySelector("table.both")?.classList.toggle("changed-only", only.checked);
    only.addEventListener("change", apply);
    apply();
  }
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.texts")) fold.open = true;
  });
  window.addEventListener("hashchange", reveal);
  reveal();
})();
