// Adds to the native player: skip, speed, where you were, chapters and a transcript that follows.

const memory = {
  read: (key) => {
    try {
      return JSON.parse(localStorage.getItem(`player:${key}`)) || {};
    } catch {
      return {};
    }
  },
  write: (key, value) => {
    try {
      localStorage.setItem(`player:${key}`, JSON.stringify(value));
    } catch {
      /* Storage is full or forbidden: playing goes on without it. */
    }
  },
};

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const fromHash = () => Number(/(?:^#|[&#])t[=-](\d+)/.exec(location.hash)?.[1] ?? NaN);

function start(box) {
  const audio = box.querySelector("audio");
  const key = box.dataset.player;
  const speed = box.querySelector("[data-speed]");
  const resumed = box.querySelector("[data-resume]");
  const seekers = [...document.querySelectorAll("[data-seek]")];
  const cues = [...document.querySelectorAll("[data-cue]")];
  const kept = key ? memory.read(key) : {};
  let saved = 0;

  const seek = (seconds, play = true) => {
    const go = () => {
      audio.currentTime = seconds;
      if (play) audio.play().catch(() => {});
    };
    if (audio.readyState) return go();
    audio.addEventListener("loadedmetadata", go, { once: true });
    audio.preload = "metadata";
    audio.load();
  };

  box.querySelector("[data-tools]").hidden = false;
  for (const button of box.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => seek(Math.max(0, audio.currentTime + Number(button.dataset.skip)), !audio.paused));
  }
  if (kept.speed && speed) {
    speed.value = kept.speed;
    audio.playbackRate = Number(kept.speed);
  }
  speed?.addEventListener("change", () => {
    audio.playbackRate = Number(speed.value);
    if (key) memory.write(key, { ...memory.read(key), speed: speed.value });
  });
  for (const link of seekers) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      seek(Number(link.dataset.seek));
    });
  }
  for (const link of box.querySelectorAll("[data-switch]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const at = audio.currentTime;
      const playing = !audio.paused;
      audio.src = link.href;
      seek(at, playing);
    });
  }

  const asked = fromHash();
  if (!Number.isNaN(asked)) seek(asked, false);
  else if (kept.at > 10) {
    audio.addEventListener("play", () => audio.currentTime < 2 && seek(kept.at), { once: true });
    if (resumed) resumed.textContent = clock(kept.at);
  }

  const mark = (list, name) => {
    let current = null;
    for (const item of list) if (Number(item.dataset[name]) <= audio.currentTime + 0.2) current = item;
    for (const item of list) item === current ? item.setAttribute("aria-current", "true") : item.removeAttribute("aria-current");
  };
  audio.addEventListener("timeupdate", () => {
    mark(cues, "cue");
    mark(seekers.filter((link) => box.contains(link)), "seek");
    if (key && Math.abs(audio.currentTime - saved) > 5) {
      saved = audio.currentTime;
      memory.write(key, { ...memory.read(key), at: audio.ended ? 0 : Math.floor(saved) });
    }
  });
  audio.addEventListener("ended", () => key && memory.write(key, { ...memory.read(key), at: 0 }));
  if ("mediaSession" in navigator) {
    audio.addEventListener("play", () => {
      navigator.mediaSession.metadata = new MediaMetadata({ title: audio.getAttribute("aria-label") || document.title });
    });
  }
}

for (const box of document.querySelectorAll("[data-player]")) start(box);
