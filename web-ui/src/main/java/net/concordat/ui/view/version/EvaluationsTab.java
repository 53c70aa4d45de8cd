// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import net.concordat.ui.api.EvaluationMatrix;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.part.EmptyState;

/** What each bank measured of each version of the model. */
@org.springframework.stereotype.Component
final class EvaluationsTab implements VersionTab {
  private final ReportsApi reports;

  EvaluationsTab(ReportsApi reports) {
    this.reports = reports;
  }

  @Override
  public String name() {
    return "evaluations";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public Component content(ShownVersion shown) {
    EvaluationMatrix matrix = reports.matrix(shown.modelId());
    if (matrix.versions().isEmpty()) {
      return new EmptyState(
          VaadinIcon.TABLE,
          translate("version.evaluations.none"),
          translate("version.evaluations.none.lesson"));
    }
    return new MatrixTable(matrix, shown);
  }
}
