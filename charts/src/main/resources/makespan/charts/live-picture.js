(() => {
  const pictures = @PICTURES@;
  const mark = '.@MARK@';

  function upgradeAll(tries) {
    const reports = document.querySelectorAll(mark + ':not([data-mk-live])');
    if (!reports.length && tries > 0 && !document.querySelector(mark)) {
      setTimeout(upgradeAll, 150, tries - 1);
    }
    reports.forEach(report => {
      report.setAttribute('data-mk-live', '');
      try {
        upgrade(report);
      } catch (e) {
        console.warn('makespan: the still picture stays', e);
      }
    });
  }

  function upgrade(report) {
    const still = report.querySelector('.mk-picture');
    const box = document.createElement('div');
    const tip = document.createElement('div');
    const groups = {};
    const edges = [];
    const before = {};
    const after = {};
    let shown;

    function reach(node, next) {
      const seen = new Set([node]);
      const open = [node];
      while (open.length) {
        (next[open.pop()] || []).forEach(other => {
          if (!seen.has(other)) {
            seen.add(other);
            open.push(other);
          }
        });
      }
      return seen;
    }

    function highlight(node) {
      const up = reach(node, before);
      const down = reach(node, after);
      for (const other in groups) {
        const dim = !up.has(other) && !down.has(other);
        groups[other].forEach(g => {
          g.classList.toggle('mk-dim', dim);
          g.classList.toggle('mk-hot', other === node);
        });
      }
      edges.forEach(([from, to, g]) => {
        const part = (up.has(from) && up.has(to)) || (down.has(from) && down.has(to));
        g.classList.toggle('mk-dim', !part);
      });
      tip.dataset.reach = '\n' + (up.size - 1) + ' before it, ' + (down.size - 1) + ' after it';
    }

    function show(node, text, event) {
      if (node !== undefined && node !== shown) {
        highlight(node);
        shown = node;
      }
      tip.textContent = text + (node === undefined || !edges.length ? '' : tip.dataset.reach);
      tip.hidden = false;
      const below = event.clientY + tip.offsetHeight + 24 < innerHeight;
      tip.style.left = Math.max(4, Math.min(innerWidth - tip.offsetWidth - 8, event.clientX + 14)) + 'px';
      tip.style.top = Math.max(4, below ? event.clientY + 16 : event.clientY - tip.offsetHeight - 12) + 'px';
    }

    function hide() {
      shown = undefined;
      tip.hidden = true;
      box.querySelectorAll('.mk-dim, .mk-hot').forEach(g => g.classList.remove('mk-dim', 'mk-hot'));
    }

    function zoomable(svg) {
      const view = svg.viewBox.baseVal;
      const all = [view.x, view.y, view.width, view.height];
      let drag;
      svg.addEventListener('wheel', event => {
        if (!event.ctrlKey && !event.metaKey) {
          return;
        }
        event.preventDefault();
        const factor = event.deltaY < 0 ? 0.85 : 1.18;
        const area = svg.getBoundingClientRect();
        const x = view.x + view.width * (event.clientX - area.left) / area.width;
        const y = view.y + view.height * (event.clientY - area.top) / area.height;
        view.width *= factor;
        view.height *= factor;
        view.x = x - (x - view.x) * factor;
        view.y = y - (y - view.y) * factor;
      }, {passive: false});
      svg.addEventListener('pointerdown', event => {
        if (view.width < all[2] * 0.99) {
          drag = [event.clientX, event.clientY, view.x, view.y];
        }
      });
      svg.addEventListener('pointermove', event => {
        if (drag) {
          const area = svg.getBoundingClientRect();
          view.x = drag[2] - (event.clientX - drag[0]) * view.width / area.width;
          view.y = drag[3] - (event.clientY - drag[1]) * view.height / area.height;
        }
      });
      ['pointerup', 'pointerleave'].forEach(name => svg.addEventListener(name, () => {
        drag = undefined;
      }));
      svg.addEventListener('dblclick', () => {
        [view.x, view.y, view.width, view.height] = all;
      });
    }

    function add(picture) {
      const frame = document.createElement('div');
      frame.className = 'mk-scroll';
      frame.innerHTML = picture.svg;
      box.appendChild(frame);
      const svg = frame.querySelector('svg');
      const title = svg.querySelector('title');
      svg.setAttribute('aria-label', title.textContent);
      title.remove();
      const width = svg.viewBox.baseVal.width;
      svg.style.width = width > 1900 ? Math.round(width * 0.7) + 'px' : '100%';
      svg.style.maxWidth = Math.round(width) + 'px';
      svg.style.height = 'auto';
      svg.querySelectorAll('[data-n]').forEach(g => (groups[g.dataset.n] = groups[g.dataset.n] || []).push(g));
      picture.edges.forEach(([from, to]) => {
        (after[from] = after[from] || []).push(String(to));
        (before[to] = before[to] || []).push(String(from));
      });
      svg.querySelectorAll('[data-e]').forEach(g => edges.push([...picture.edges[g.dataset.e].map(String), g]));
      svg.querySelectorAll('g > title').forEach(hint => {
        const g = hint.parentNode;
        const text = hint.textContent;
        hint.remove();
        g.addEventListener('mousemove', event => show(g.dataset.n, text, event));
        g.addEventListener('mouseleave', hide);
      });
      if (picture.zoomable) {
        zoomable(svg);
        const hint = document.createElement('p');
        hint.className = 'mk-note mk-hint';
        hint.textContent = 'ctrl + wheel zooms, dragging moves, a double click resets';
        box.appendChild(hint);
      }
    }

    box.className = 'mk-picture';
    tip.className = 'mk-tip';
    tip.hidden = true;
    pictures.forEach(add);
    box.appendChild(tip);
    still.replaceWith(box);
  }

  upgradeAll(40);
})();
