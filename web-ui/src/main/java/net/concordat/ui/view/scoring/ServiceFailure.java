// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import net.concordat.ui.api.RegistryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the scoring service did not answer what was asked, what to do next, and the id to name. */
final class ServiceFailure extends Div {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ServiceFailure.class);
  private static final int FORBIDDEN = 403;

  /**
   * Says it.
   *
   * @param again asks once more
   */
  ServiceFailure(RegistryException failure, Runnable again) {
    LOG.info(
        "The scoring service answered {}; correlation id {}",
        failure.status(),
        failure.correlationId());
    addClassName("refusal");
    getElement().setAttribute("role", "status");
    add(new Paragraph(getTranslation("scoring.failure." + kind(failure))));
    if (!failure.isAway()) {
      Paragraph said = new Paragraph(String.valueOf(failure.getMessage()));
      said.getElement().setAttribute("lang", Locale.ENGLISH.getLanguage());
      add(said);
    }
    Span id = new Span(getTranslation("layout.correlation", failure.correlationId()));
    id.addClassName("correlation");
    add(id);
    if (!failure.isNotFound()) {
      Div ways = new Div(new Button(getTranslation("scoring.again"), click -> again.run()));
      ways.addClassName("buttons");
      add(ways);
    }
  }

  private static String kind(RegistryException failure) {
    if (failure.isAway()) {
      return "away";
    }
    if (failure.isNotFound()) {
      return "none";
    }
    return failure.status() == FORBIDDEN ? "role" : "failed";
  }
}
