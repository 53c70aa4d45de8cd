// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.view.version.VersionView;
import org.jspecify.annotations.Nullable;

/** What a job made, how well it did on its validation rows, and how it becomes a version. */
final class JobResult extends Section {
  private static final long serialVersionUID = 1;
  private static final int DIGITS = 4;

  /**
   * What it made.
   *
   * @param published the version that it is by now; null as long as nobody published it
   * @param mayPublish whether whoever looks may publish it
   */
  JobResult(FineTuneJob job, @Nullable ModelVersion published, boolean mayPublish) {
    addClassName("card");
    Span digest = new Span(job.artifactDigest() == null ? "–" : job.artifactDigest());
    digest.addClassName("digest");
    Facts facts = new Facts().with(getTranslation("finetune.digest"), digest);
    spent(facts, job.metrics());
    figures(facts, job.metrics());
    report(facts, job.metrics());
    add(
        new H2(getTranslation("finetune.result")),
        facts,
        new Paragraph(getTranslation("finetune.publish.review")),
        new H2(getTranslation("finetune.publish")));
    if (published != null) {
      published(published);
    } else if (mayPublish) {
      Anchor publish =
          new Anchor("share/publish?job=" + job.id(), getTranslation("finetune.publish.now"));
      add(new Paragraph(getTranslation("finetune.publish.lesson")), publish);
    } else {
      add(new Paragraph(getTranslation("finetune.publish.publish")));
    }
  }

  private void published(ModelVersion version) {
    VersionKey key = version.version();
    add(
        new Paragraph(
            new Span(getTranslation("finetune.publish.done") + " "), VersionView.link(version)),
        new Anchor(
            "models/%s/versions/%d/compare".formatted(key.modelId(), key.version()),
            getTranslation("finetune.publish.compare")));
  }

  private void spent(Facts facts, @Nullable JsonNode metrics) {
    JsonNode spend = metrics == null ? MissingNode.getInstance() : metrics.at("/descriptor/spend");
    if (spend.isObject()) {
      facts.with(
          getTranslation("finetune.spent"),
          getTranslation(
              "finetune.spent.words",
              new Figures(getLocale()).millionths(spend.path("epsilonMillionths").asLong()),
              spend.path("unit").asText()));
    }
  }

  private void report(Facts facts, @Nullable JsonNode metrics) {
    JsonNode report = metrics == null ? MissingNode.getInstance() : metrics.path("report");
    if (report.hasNonNull("digest")) {
      facts.with(getTranslation("finetune.report"), getTranslation("finetune.report.kept"));
    } else if (report.hasNonNull("problem")) {
      facts.with(getTranslation("finetune.report"), report.path("problem").asText());
    }
  }

  private void figures(Facts facts, @Nullable JsonNode metrics) {
    if (metrics == null) {
      return;
    }
    NumberFormat format = NumberFormat.getNumberInstance(getLocale());
    format.setMaximumFractionDigits(DIGITS);
    metrics
        .fields()
        .forEachRemaining(
            figure -> {
              if (figure.getValue().isNumber()) {
                facts.with(figure.getKey(), format.format(figure.getValue().asDouble()));
              }
            });
  }
}
