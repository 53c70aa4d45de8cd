// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.audit.AuditView;
import net.concordat.ui.view.models.ModelsView;

/** Each bank, with what it published and what it signed. */
final class WatchedBanks extends Section {
  private static final long serialVersionUID = 1;

  WatchedBanks(Consortium.Charter charter) {
    addClassName("card");
    UnorderedList banks = new UnorderedList();
    banks.addClassName("list");
    charter.members().forEach(bank -> banks.add(entry(bank.name())));
    add(new H2(getTranslation("regulator.banks")), banks);
  }

  private ListItem entry(String bank) {
    RouterLink models = new RouterLink(getTranslation("regulator.models"), ModelsView.class);
    models.setQueryParameters(QueryParameters.simple(Map.of("owner", bank)));
    label(models, bank);
    RouterLink audit = new RouterLink(getTranslation("regulator.audit"), AuditView.class);
    audit.setQueryParameters(QueryParameters.simple(Map.of("party", bank)));
    label(audit, bank);
    Div links = new Div(models, audit);
    links.addClassName("page-actions");
    return new ListItem(Members.shown(bank), links);
  }

  /** Read out alone, each link says whose it is. */
  private static void label(RouterLink link, String bank) {
    link.getElement()
        .setAttribute("aria-label", link.getText() + ", " + Members.organisation(bank));
  }
}
