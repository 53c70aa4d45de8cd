// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import net.concordat.ui.api.FineTuneJob;
import net.concordat.ui.part.Facts;
import org.jspecify.annotations.Nullable;

/** What a job made, how well it did on its validation rows, and how it becomes a version. */
final class JobResult extends Section {
  private static final long serialVersionUID = 1;
  private static final int DIGITS = 4;

  JobResult(FineTuneJob job) {
    addClassName("card");
    Span digest = new Span(job.artifactDigest() == null ? "–" : job.artifactDigest());
    digest.addClassName("digest");
    Facts facts = new Facts().with(getTranslation("finetune.digest"), digest);
    figures(facts, job.metrics());
    OrderedList steps =
        new OrderedList(
            new ListItem(getTranslation("finetune.publish.sign")),
            new ListItem(getTranslation("finetune.publish.publish")),
            new ListItem(getTranslation("finetune.publish.review")));
    add(
        new H2(getTranslation("finetune.result")),
        facts,
        new H2(getTranslation("finetune.publish")),
        steps);
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
