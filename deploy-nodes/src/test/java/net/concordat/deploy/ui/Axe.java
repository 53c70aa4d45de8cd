// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What keeps people out of a page by WCAG 2.2, levels A and AA, as far as axe-core finds it. */
final class Axe {
  private static final String SCRIPT = script();
  private static final String FOUND =
      """
      async () => { return (await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
        .violations.flatMap(v => v.nodes.filter(n => !(v.id === 'target-size' && clipped(n)))
          .map(n => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary));
      // What a grid's edge cuts is whole once it is scrolled to.
      function clipped(n) {
        const element = document.querySelector(n.target[0]);
        const grid = element && element.closest('vaadin-grid');
        return grid && element.getBoundingClientRect().bottom + 12 > grid.getBoundingClientRect().bottom;
      }}""";

  private Axe() {}

  /** A sentence for each, with its place in the page. */
  static List<String> found(Page page) {
    page.evaluate(SCRIPT);
    return ((List<?>) page.evaluate(FOUND)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
