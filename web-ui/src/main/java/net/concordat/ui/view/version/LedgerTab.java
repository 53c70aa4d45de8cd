// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.view.audit.TransactionGrid;

/** Each transaction about a version: who signed it, whether it holds, who confirmed to have it. */
@org.springframework.stereotype.Component
final class LedgerTab implements VersionTab {
  private final AuditApi audit;

  LedgerTab(AuditApi audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public Component content(ShownVersion shown) {
    TransactionGrid grid = new TransactionGrid(audit);
    grid.show(audit.about(shown.modelId(), shown.number()));
    return new Div(new Paragraph(translate("version.ledger.lesson")), grid);
  }
}
