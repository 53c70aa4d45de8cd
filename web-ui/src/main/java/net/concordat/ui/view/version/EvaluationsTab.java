// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import net.concordat.ui.api.EvaluationMatrix;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.EmptyState;

/** What each bank measured of each version of the model. */
@org.springframework.stereotype.Component
final class EvaluationsTab implements VersionTab {
  private final ReportsApi reports;
  private final ModelsApi models;

  EvaluationsTab(ReportsApi reports, ModelsApi models) {
    this.reports = reports;
    this.models = models;
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
    return new MatrixTable(matrix, shown, parent(shown));
  }

  /** What was measured of the version of another model from which this one was made. */
  private Optional<MatrixTable.Parent> parent(ShownVersion shown) {
    VersionKey parent = shown.version().parent();
    if (parent == null || parent.modelId().equals(shown.modelId())) {
      return Optional.empty();
    }
    return reports.knownMatrix(parent.modelId()).stream()
        .flatMap(matrix -> matrix.versions().stream())
        .filter(row -> row.version() == parent.version())
        .findFirst()
        .map(
            row ->
                new MatrixTable.Parent(parent, new ModelNames(models).name(parent.modelId()), row));
  }
}
