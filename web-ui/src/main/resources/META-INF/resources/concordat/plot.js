// SPDX-License-Identifier: Apache-2.0
// Draws what net.concordat.ui.part.Plot describes. Colours come from the theme and are drawn anew when it changes.
(function () {
  const strokes = ['solid', 'dashed', 'dotted', [12, 4, 2, 4]];
  const MINUTE = 60000;
  const DAY = 1440 * MINUTE;
  const marks = ['circle', 'rect', 'triangle', 'diamond'];

  function series(each, index) {
    const data = each.points.map((p) => [p.x, p.y]);
    const look = { name: each.name, data, symbol: marks[index % marks.length], symbolSize: 7 };
    if (each.kind === 'BARS') {
      return { ...look, type: 'bar' };
    }
    if (each.kind === 'POINTS') {
      return { ...look, type: 'scatter', symbolSize: 9 };
    }
    return {
      ...look,
      type: 'line',
      step: each.kind === 'STEP' ? 'end' : false,
      showSymbol: data.length <= 30,
      lineStyle: { width: 2, type: strokes[index % strokes.length] },
    };
  }

  function axis(described, ink, faint, gap) {
    return {
      type: described.time ? 'time' : 'value',
      name: described.name,
      nameLocation: 'middle',
      nameGap: gap,
      min: described.from,
      max: described.to,
      minInterval: described.time ? MINUTE : undefined,
      nameTextStyle: { color: ink },
      axisLabel: described.time
        ? { color: ink, hideOverlap: true, lineHeight: 16, formatter: described.to - described.from > 3 * DAY ? '{yyyy}-{MM}-{dd}' : '{HH}:{mm}\n{yyyy}-{MM}-{dd}' }
        : { color: ink, formatter: (value) => value.toLocaleString(document.documentElement.lang, { maximumSignificantDigits: 6 }) },
      axisLine: { show: true, lineStyle: { color: ink } },
      splitLine: { lineStyle: { color: faint } },
    };
  }

  // About how many lines the names take: a letter is some seven pixels wide, a stroke with its gaps 56.
  function legendLines(all, width) {
    let lines = 1;
    let used = 0;
    for (const each of all) {
      const needed = 56 + 7 * each.name.length;
      if (used > 0 && used + needed > width) {
        lines += 1;
        used = 0;
      }
      used += needed;
    }
    return lines;
  }

  function options(spec, element) {
    const style = getComputedStyle(element);
    const ink = style.getPropertyValue('--plot-ink').trim();
    const faint = style.getPropertyValue('--plot-faint').trim();
    const colours = [1, 2, 3, 4].map((n) => style.getPropertyValue('--plot-' + n).trim());
    const lines = legendLines(spec.series, element.clientWidth);
    const wide = spec.y.to >= 10000 ? 14 : 0;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches || navigator.webdriver;
    return {
      animation: !still,
      useUTC: true,
      color: colours,
      textStyle: { fontFamily: style.fontFamily },
      grid: { left: 68 + wide, right: spec.x.time ? 40 : 16, top: 20 + 20 * lines, bottom: spec.x.time ? 64 : 48 },
      legend: { top: 0, textStyle: { color: ink }, itemWidth: 36 },
      tooltip: { trigger: 'item', renderMode: 'richText' },
      xAxis: axis(spec.x, ink, faint, spec.x.time ? 46 : 32),
      yAxis: axis(spec.y, ink, faint, 46 + wide),
      series: spec.series.map(series),
    };
  }

  window.concordatPlot = function (element, spec) {
    const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: 'svg' });
    const draw = () => chart.setOption(options(spec, element), true);
    draw();
    if (!element.plotWatch) {
      element.plotWatch = new ResizeObserver(() => {
        chart.resize();
        draw();
      });
      element.plotWatch.observe(element);
      new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['theme'] });
    }
  };
})();
