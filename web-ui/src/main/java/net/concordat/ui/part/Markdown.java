// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A text that somebody wrote, perhaps at another bank. Markdown is shown; HTML in it is shown as
 * what it is, text. Links lead to https addresses alone and open apart; pictures are left out,
 * since loading one tells its server who reads. What Markdown becomes is cleaned once more by a
 * list of what may stay.
 */
public final class Markdown extends Div {
  private static final long serialVersionUID = 1;
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();
  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "hr", "em", "strong", "code", "pre", "blockquote")
          .allowElements("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td")
          .allowElements(Markdown::lowered, "h1", "h2", "h3", "h4", "h5", "h6")
          .allowElements("a")
          .allowUrlProtocols("https")
          .allowAttributes("href")
          .matching(Pattern.compile("https://.*"))
          .onElements("a")
          .allowAttributes("target")
          .matching(true, "_blank")
          .onElements("a")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow", "ugc")
          .toFactory();

  /** Shows a text. */
  public Markdown(String text) {
    addClassName("markdown");
    add(new Html("<div>" + html(text) + "</div>"));
  }

  /** What is shown, as HTML. */
  static String html(String text) {
    return ALLOWED.sanitize(RENDERER.render(PARSER.parse(text)));
  }

  /** The page has its own first headings. */
  private static String lowered(String element, List<String> attributes) {
    int level = element.charAt(1) - '0';
    return "h" + Math.min(6, level + 2);
  }
}
