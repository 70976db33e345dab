// Everything works without this: it writes times in the reader's zone, keeps rows live and saves a reload.
(() => {
  "use strict";
  const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
  const ago = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [604800, "day", 86400]];

  const times = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      const seconds = (at - Date.now()) / 1000;
      const step = steps.find(([most]) => Math.abs(seconds) < most);
      time.textContent = step ? ago.format(Math.round(seconds / step[2]), step[1]) : zoned.format(at);
      time.title = exact.format(at) + " · " + time.dateTime;
    }
  };

  const say = (text) => {
    const news = document.getElementById("news");
    if (news && text) news.textContent = text;
  };

  const put = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    for (const fresh of [...box.content.children]) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      const typing = old.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
      if (typing && fresh.dataset.same === old.dataset.same) continue;
      const open = [...old.querySelectorAll("details[open][id]")].map((it) => it.id);
      const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
      old.replaceWith(fresh);
      open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
      if (focus) document.getElementById(focus)?.focus();
      if (window.htmx) window.htmx.process(fresh);
      times(fresh);
    }
  };

  const live = (address) => {
    const source = new EventSource(address);
    source.addEventListener("part", (event) => put(event.data));
    source.addEventListener("news", (event) => say(event.data));
    source.addEventListener("stale", () => {
      if (document.activeElement?.closest("#fresh form")) return;
      window.htmx?.ajax("GET", location.href, { target: "#fresh", select: "#fresh", swap: "outerHTML" });
    });
    source.addEventListener("end", () => source.close());
    window.addEventListener("pagehide", () => source.close());
  };

  const LONG = 200000;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const source = event.target.closest("[data-check]");
    if (!source) return;
    const texts = [...document.querySelectorAll("textarea.sql")];
    if (event.detail.requestConfig.triggeringEvent?.type === "input" && texts.some((it) => it.value.length > LONG)) {
      event.preventDefault();
      say("The text is long: press Check to have it read.");
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => times(event.detail.target.isConnected ? event.detail.target : document));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && event.altKey && event.target.matches("textarea.sql")) {
      event.preventDefault();
      event.target.setRangeText("  ", event.target.selectionStart, event.target.selectionEnd, "end");
    }
  });

  const start = () => {
    times(document);
    setInterval(() => times(document), 30000);
    if (document.body.dataset.live) live(document.body.dataset.live);
    document.getElementById("problem")?.focus();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
