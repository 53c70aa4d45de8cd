// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.ReportsApi;

/** The version beside others that were measured on the same rows. */
@org.springframework.stereotype.Component
final class CompareTab implements VersionTab {
  private final ReportsApi reports;
  private final ModelsApi models;

  CompareTab(ReportsApi reports, ModelsApi models) {
    this.reports = reports;
    this.models = models;
  }

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Component content(ShownVersion shown) {
    return new ReportPanel(
        reports,
        reports.of(shown.modelId(), shown.number()),
        report -> new ComparePanel(reports, new Rivals(models, shown), report));
  }
}
