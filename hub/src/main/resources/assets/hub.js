// Everything works without this: it writes times in the reader's zone, keeps rows live, colours what is typed and saves a reload.
(() => {
  "use strict";
  const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const seconds = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
  const ago = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [604800, "day", 86400]];
  const by = (id) => document.getElementById(id);

  const times = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      const away = (at - Date.now()) / 1000;
      const step = steps.find(([most]) => Math.abs(away) < most);
      time.textContent = time.dataset.exact ? seconds.format(at)
        : step ? ago.format(Math.round(away / step[2]), step[1]) : zoned.format(at);
      time.title = exact.format(at) + " · " + time.dateTime;
    }
  };

  const say = (text) => {
    if (by("news") && text) by("news").textContent = text;
  };

  const put = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    for (const fresh of [...box.content.children]) {
      const old = by(fresh.id);
      if (!old) continue;
      if (fresh.dataset.same && fresh.dataset.same === old.dataset.same) continue;
      const log = old.querySelector(".log");
      const open = [...old.querySelectorAll("details[open][id]")].map((it) => it.id);
      const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
      old.replaceWith(fresh);
      open.forEach((id) => by(id)?.setAttribute("open", ""));
      if (focus) by(focus)?.focus();
      window.htmx?.process(fresh);
      if (log) fresh.querySelector("[hx-get]")?.click();
      times(fresh);
    }
  };

  const live = (address) => {
    let source = listen(address);
    // Browsers allow six connections to a host: a tab that nobody looks at leaves its own to others.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) source.close();
      else if (source.readyState === EventSource.CLOSED && !over) source = listen(address);
    });
    window.addEventListener("pagehide", () => source.close());
  };

  let over = false;
  const listen = (address) => {
    const source = new EventSource(address);
    source.addEventListener("part", (event) => put(event.data));
    source.addEventListener("news", (event) => say(event.data));
    source.addEventListener("stale", () => {
      if (document.activeElement?.closest("#fresh form") || document.querySelector("#fresh details[open]")) return;
      window.htmx?.ajax("GET", location.href, { target: "#fresh", select: "#fresh", swap: "outerHTML" });
    });
    source.addEventListener("end", () => {
      over = true;
      source.close();
    });
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      by("news").className = "toast";
      say("This page is not kept up to date any more. Load it anew to see how things stand.");
    });
    return source;
  };

  // The editor: the text lies clear over the same text in colours. What is long is left as it is.
  const LONG = 200000;
  const PAINTED = 60000;
  const TOKEN = /(--[^\n]*|\/\*[^]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$)|(\$\w*\$)[^]*?(?:\3|$))|("[^"]*"?|`[^`]*`?)|\b(\d[\w.]*)|([a-z_]\w*)/gi;
  const safe = (text) => text.replace(/[&<>]/g, (it) => "&#" + it.charCodeAt(0) + ";");

  const colours = (text, words) => {
    let from = 0;
    let html = "";
    for (const it of text.matchAll(TOKEN)) {
      const kind = it[1] ? "c" : it[2] ? "t" : it[4] ? "q" : it[5] ? "n" : words.has(it[0].toUpperCase()) ? "k" : "";
      if (!kind) continue;
      html += safe(text.slice(from, it.index)) + `<span class="${kind}">${safe(it[0])}</span>`;
      from = it.index + it[0].length;
    }
    return html + safe(text.slice(from)) + "\n";
  };

  const editor = (box) => {
    const area = box.querySelector("textarea");
    const words = new Set(box.dataset.words.split(" "));
    const layer = (name) => {
      const pre = document.createElement("pre");
      pre.className = name;
      pre.setAttribute("aria-hidden", "true");
      return pre;
    };
    const lines = layer("lines");
    const paint = layer("paint");
    const follow = () => {
      lines.scrollTop = paint.scrollTop = area.scrollTop;
      paint.scrollLeft = area.scrollLeft;
    };
    const draw = () => {
      const fits = area.value.length < PAINTED;
      box.classList.toggle("painted", fits);
      if (!fits) {
        lines.remove();
        paint.remove();
        return;
      }
      if (!paint.isConnected) area.before(lines, paint);
      const bad = new Set([...document.querySelectorAll(`[href="#${area.id}"][data-line]`)].map((it) => it.dataset.line));
      paint.innerHTML = colours(area.value, words);
      lines.innerHTML = area.value.split("\n").map((_, i) => bad.has(`${i + 1}`) ? `<b>${i + 1}</b>` : i + 1).join("\n") + "\n\n";
      follow();
    };
    area.addEventListener("input", draw);
    area.addEventListener("scroll", follow);
    document.addEventListener("htmx:afterSwap", draw);
    draw();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    const area = link && by(link.hash.slice(1));
    if (!area) return;
    event.preventDefault();
    const before = area.value.split("\n").slice(0, link.dataset.line - 1);
    const at = before.join("\n").length + (before.length ? 1 : 0) + Math.max(0, link.dataset.column - 1);
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = Math.max(0, before.length - 3) * area.scrollHeight / area.value.split("\n").length;
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const source = event.target.closest("[data-check]");
    if (!source) return;
    const texts = [...document.querySelectorAll("textarea.sql")];
    if (event.detail.requestConfig.triggeringEvent?.type === "input" && texts.some((it) => it.value.length > LONG)) {
      event.preventDefault();
      say("The text is long: press Check to have it read.");
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    times(document);
    if (event.detail.target.id === "readings") say([...document.querySelectorAll("#readings h3")].map((it) => it.textContent).join(". "));
  });

  // Shortcuts lead to pages, and can be switched off.
  const PLACES = { i: "/", p: "/projects", a: "/approvals", r: "/runs", c: "/configs", u: "/audit", m: "/me" };
  const OFF = "migratehub.shortcuts.off";
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (!by("keys") || localStorage.getItem(OFF) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select") || by("keys").open) return;
    const search = document.querySelector("input[type=search]");
    if (event.key === "g") going = Date.now();
    else if (PLACES[event.key] && Date.now() - going < 1500) location.assign(PLACES[event.key]);
    else if (event.key === "?") by("keys").showModal();
    else if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    }
  });

  const start = () => {
    document.documentElement.classList.add("script");
    times(document);
    setInterval(() => times(document), 30000);
    document.querySelectorAll(".editor").forEach(editor);
    if (document.body.dataset.live) live(document.body.dataset.live);
    by("keys-open")?.addEventListener("click", () => by("keys").showModal());
    if (by("keys-on")) {
      by("keys-on").checked = !localStorage.getItem(OFF);
      by("keys-on").addEventListener("change", (event) => {
        if (event.target.checked) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "yes");
      });
    }
    by("problem")?.focus();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
