// Draws what stands in the tables of a page, by Chart.js. The tables stay: they say the same, and more exactly.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const [ink, quiet] = ['#1f2733', '#4d5866'];
  const colours = ['#8a4b00', '#17488f', '#17693a', '#6b3fa0'];
  Chart.register(ChartDataLabels);
  Chart.defaults.animation = false;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = ink;

  // Beside the colour a pattern: whoever sees no colours, or prints without, tells the series apart too.
  const stripes = (colour, step) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = '#fff';
    pen.lineWidth = 1.5;
    pen.beginPath();
    if (step === 0) { pen.moveTo(0, 8); pen.lineTo(8, 0); } else { pen.moveTo(4, 0); pen.lineTo(4, 8); }
    pen.stroke();
    return pen.createPattern(tile, 'repeat');
  };
  const fill = i => i === 1 ? colours[1] : stripes(colours[i % 4], i === 0 ? 0 : 1);
  const said = value => value === null || value === undefined ? '' : String(Array.isArray(value) ? value[1] - value[0] : value).replace('-', '−');

  const configOf = (kind, unit, labels, series) => {
    const lines = kind === 'lines', rows = kind === 'rows', steps = kind === 'steps';
    let sets = series.map((x, i) => lines
      ? { label: x.name, data: x.values, borderColor: colours[series.length === 1 ? 1 : i], backgroundColor: colours[series.length === 1 ? 1 : i], borderDash: i === 0 && series.length > 1 ? [6, 4] : [],
          pointStyle: ['rectRot', 'circle', 'triangle', 'rect'][i], borderWidth: 2.5, pointRadius: 4, spanGaps: false, clip: false }
      : { label: x.name, data: x.values, backgroundColor: series.length === 1 ? colours[1] : fill(i), maxBarThickness: 34 });
    if (steps) {
      let at = 0;
      const last = labels.length - 1;
      const spans = series[0].values.map((x, i) => i === last ? [0, x] : [at, at += x ?? 0]);
      sets = [{ label: series[0].name, data: spans, backgroundColor: spans.map((x, i) => i === 0 || i === last ? colours[1] : fill(i === 1 ? 2 : 0)), maxBarThickness: 70 }];
    }
    const value = { beginAtZero: true, title: { display: true, text: unit }, ticks: { precision: 0 }, grid: { color: '#d5dae2' } };
    if (unit === '%') value.suggestedMax = 100;
    return {
      type: lines ? 'line' : 'bar',
      data: { labels, datasets: sets },
      options: {
        indexAxis: rows ? 'y' : 'x', maintainAspectRatio: false, layout: { padding: { top: 28, right: rows ? 40 : 12 } },
        scales: { [rows ? 'x' : 'y']: value, [rows ? 'y' : 'x']: { grid: { display: false } } },
        plugins: {
          legend: { display: series.length > 1, align: 'start', labels: { usePointStyle: lines } },
          tooltip: { callbacks: { label: x => `${x.dataset.label} ${said(x.raw)} ${unit}` } },
          // Lines are labelled at their ends, columns each where there is room.
          datalabels: {
            color: ink, anchor: 'end', align: rows ? 'right' : 'top', offset: 2, font: { size: 12 }, formatter: said,
            display: x => lines ? x.dataset.data.slice(x.dataIndex + 1).every(y => y === null) && x.dataset.data[x.dataIndex] !== null : x.chart.width > 60 * labels.length / (rows ? 99 : 1.4) || sets.length === 1
          }
        }
      }
    };
  };

  for (const place of all('[data-chart]')) {
    const table = place.querySelector('table'), box = place.querySelector('[data-canvas]');
    if (!table || !box) continue;
    const labels = all('tbody th', table).map(x => x.textContent);
    const rows = all('tbody tr', table).map(x => all('[data-v]', x).map(y => y.dataset.v === '' ? null : Number(y.dataset.v)));
    const series = all('[data-series]', table).map((x, i) => ({ name: x.textContent, values: rows.map(y => y[i]) }));
    const canvas = document.createElement('canvas');
    const title = place.querySelector('h2').textContent;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${title}：${place.querySelector('[data-sentence]').textContent}`);
    box.append(canvas);
    box.hidden = false;
    if (place.dataset.chart === 'rows') box.classList.add('tall');
    const chart = new Chart(canvas, configOf(place.dataset.chart, place.dataset.unit, labels, series));
    place.querySelector('[data-table]').open = false;
    const save = place.querySelector('[data-png]');
    save.hidden = false;
    // The picture carries what it shows and where it is from, wherever it goes.
    save.addEventListener('click', () => {
      const scale = canvas.width / canvas.clientWidth, room = 44 * scale;
      const picture = document.createElement('canvas');
      [picture.width, picture.height] = [canvas.width, canvas.height + 2 * room];
      const pen = picture.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, picture.width, picture.height);
      pen.fillStyle = ink;
      pen.font = `bold ${16 * scale}px ${Chart.defaults.font.family}`;
      pen.fillText(title, 12 * scale, 28 * scale, picture.width - 24 * scale);
      pen.drawImage(canvas, 0, room);
      pen.fillStyle = quiet;
      pen.font = `${11 * scale}px ${Chart.defaults.font.family}`;
      pen.fillText(place.dataset.source, 12 * scale, picture.height - 16 * scale, picture.width - 24 * scale);
      picture.toBlob(x => {
        const address = URL.createObjectURL(x);
        Object.assign(document.createElement('a'), { href: address, download: `${title}.png` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 10000);
      }, 'image/png');
    });
    place.chart = chart;
  }
  document.documentElement.dataset.charts = 'ready';
})();
