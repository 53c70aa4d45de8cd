// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @Test
  void showsWhatSomebodyWrote() {
    assertThat(Markdown.html("# Use\n\nFor *fraud*, see [here](https://bank.example/a).\n\n- one"))
        .contains("<h3>Use</h3>", "<em>fraud</em>", "<li>one</li>")
        .contains("href=\"https://bank.example/a\"", "rel=\"");
  }

  @Test
  void showsTables() {
    assertThat(Markdown.html("|a|b|\n|-|-|\n|1|2|")).contains("<table>", "<td>1</td>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://evil.example/pixel.png)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](http://evil.example)",
        "[x](//evil.example)",
        "[x](models/a)",
        "<a href='https://x.example' onclick='alert(1)'>x</a>",
        "<svg/onload=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "<style>*{display:none}</style>",
        "[x](https://x.example \"t' onmouseover='alert(1)\")",
        "`</code><script>alert(1)</script>`",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>"
      })
  void letsNothingIn(String hostile) {
    String html = Markdown.html(hostile);
    assertThat(html).doesNotContainPattern("(?i)<(script|img|svg|iframe|style|math|noscript|link)");
    assertThat(html).doesNotContainPattern("(?i)<[^>]*\\son\\w+\\s*=");
    assertThat(html).doesNotContainPattern("(?i)(href|src)=\"(?!https://x\\.example)");
  }
}
