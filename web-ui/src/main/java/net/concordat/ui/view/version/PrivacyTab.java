// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PrivacyApi;
import net.concordat.ui.api.PrivacyAudit;
import net.concordat.ui.api.PrivacyBudget;
import net.concordat.ui.api.Provenance;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.part.Figures;

/** What the version may give away of the people whose rows it was trained on. */
@org.springframework.stereotype.Component
final class PrivacyTab implements VersionTab {
  private final PrivacyApi privacy;
  private final ReportsApi reports;
  private final ModelsApi models;

  PrivacyTab(PrivacyApi privacy, ReportsApi reports, ModelsApi models) {
    this.privacy = privacy;
    this.reports = reports;
    this.models = models;
  }

  @Override
  public String name() {
    return "privacy";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public Component content(ShownVersion shown) {
    Section found = new Section(new H2(translate("version.audit")));
    found.addClassNames("card", "stack");
    found.add(
        new ReportPanel(
            reports,
            reports.of(shown.modelId(), shown.number()),
            report -> audit(report, new Figures(shown.locale()))));
    Div all =
        new Div(
            budget(shown),
            new LineagePrivacy(
                privacy.provenance(shown.modelId(), shown.number()),
                new ModelNames(models),
                shown.locale()),
            found);
    all.addClassName("stack");
    return all;
  }

  private static Component audit(EvaluationReport report, Figures figures) {
    PrivacyAudit audit = report.audit();
    return audit == null
        ? new Paragraph(translate("version.audit.none"))
        : new AuditFindings(audit, figures);
  }

  private Component budget(ShownVersion shown) {
    Provenance made = shown.version().provenance();
    List<PrivacyBudget> budgets =
        privacy.budgets(shown.version().owner()).stream()
            .filter(budget -> budget.dataDomain().equals(made.dataDomain()))
            .toList();
    return new BudgetSpend(budgets, shown);
  }
}
