// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.html.Div;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.AuditFilter;
import net.concordat.ui.part.FileLink;

/** What somebody looks for in the audit trail, all of it, as a file to keep. */
public final class AuditExport extends Div {
  private static final long serialVersionUID = 1;

  /** Links to what a filter finds, as of the filter's time. */
  public AuditExport(AuditApi api, AuditFilter filter) {
    addClassName("page-actions");
    add(
        new FileLink(
            getTranslation("audit.export.csv"),
            "audit.csv",
            "text/csv",
            to -> api.export(filter, "csv", to)),
        new FileLink(
            getTranslation("audit.export.json"),
            "audit.ndjson",
            "application/x-ndjson",
            to -> api.export(filter, "json", to)));
  }
}
