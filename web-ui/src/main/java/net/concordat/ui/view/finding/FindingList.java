// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.concordat.ui.api.Comment;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Markdown;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** What the validators found, what was answered, and what whoever looks may do about it. */
public final class FindingList extends Section {
  private static final long serialVersionUID = 1;

  private final transient @Nullable ModelDocument report;
  private final transient FindingActs acts;
  private final transient List<Comment> said;
  private final Locale locale;

  /**
   * Shows them.
   *
   * @param report the validation report; null if nobody wrote one
   * @param said what people said about the version
   */
  public FindingList(
      @Nullable ModelDocument report, FindingActs acts, List<Comment> said, Locale locale) {
    this.report = report;
    this.acts = acts;
    this.said = said;
    this.locale = locale;
    addClassName("card");
    add(new H2(getTranslation("finding.title")), head());
    List<Finding> findings = report == null ? List.of() : Finding.of(report.content());
    findings.forEach(each -> add(entry(each)));
    offer(findings);
  }

  private Paragraph head() {
    if (report == null) {
      return new Paragraph(getTranslation("finding.report.none"));
    }
    String written =
        getTranslation(
            "finding.report", report.revision(), Times.words(report.writtenAt(), locale));
    return new Paragraph(
        report.content().path("findings").isEmpty()
            ? written + " " + getTranslation("finding.none")
            : written);
  }

  private void offer(List<Finding> findings) {
    Button open =
        new Button(getTranslation("finding.open"), click -> acts.open(owners(findings)).open());
    String why = acts.whyNotWrite();
    open.setEnabled(why == null);
    if (acts.areShown()) {
      Div ways = new Div(open);
      ways.addClassName("ways");
      if (why != null) {
        Span reason = new Span(why);
        reason.addClassName("note");
        ways.add(reason);
      }
      add(ways);
    }
  }

  /** Whom other findings and comments name: most likely one of them is to mend the next, too. */
  private List<String> owners(List<Finding> findings) {
    return Stream.concat(
            findings.stream().map(Finding::owner), said.stream().map(Comment::authorName))
        .distinct()
        .sorted()
        .toList();
  }

  private Article entry(Finding finding) {
    H3 title = new H3(new Span(finding.id() + " "), finding.severityBadge(), finding.statusBadge());
    if (finding.isOverdue()) {
      title.add(new Badge(getTranslation("finding.overdue"), Tone.BAD));
    }
    Facts facts =
        new Facts()
            .with(getTranslation("finding.owner"), finding.owner())
            .with(getTranslation("finding.due"), finding.due(locale));
    if (!finding.resolution().isBlank()) {
      facts.with(getTranslation("finding.resolution"), new Markdown(finding.resolution()));
    }
    Article article = new Article(title, new Markdown(finding.description()), facts);
    article.addClassName("decision");
    answers(finding, article);
    ways(finding, article);
    return article;
  }

  private void answers(Finding finding, Article article) {
    List<Comment> answers =
        said.stream().filter(comment -> finding.id().equals(comment.about())).toList();
    if (!answers.isEmpty()) {
      article.add(
          new CommentThread(
              getTranslation("finding.answers", finding.id()), answers, false, locale));
    }
  }

  private void ways(Finding finding, Article article) {
    Div ways = new Div();
    ways.addClassName("ways");
    if (acts.maySay()) {
      ways.add(named("finding.answer", finding, () -> acts.say(finding.id()).open()));
    }
    if (report != null && acts.areShown() && acts.whyNotWrite() == null) {
      int revision = report.revision();
      ways.add(named("finding.change", finding, () -> acts.change(finding, revision).open()));
    }
    if (ways.getComponentCount() > 0) {
      article.add(ways);
    }
  }

  /** Where many buttons say the same, a screen reader says of which finding each is. */
  private Button named(String text, Finding finding, Runnable act) {
    Button button = new Button(getTranslation(text), click -> act.run());
    button.setAriaLabel(getTranslation(text) + ": " + finding.id());
    return button;
  }
}
