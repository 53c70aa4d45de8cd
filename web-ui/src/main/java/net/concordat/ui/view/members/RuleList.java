// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.time.Duration;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;

/** What the ledger demands, in words. */
final class RuleList extends Section {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;

  RuleList(Consortium.Charter charter) {
    addClassName("card");
    int banks = charter.members().size();
    UnorderedList domains = new UnorderedList();
    domains.addClassName("list");
    charter.dataDomains().forEach(domain -> domains.add(entry(domain)));
    add(
        new H2(getTranslation("members.rules")),
        new Facts()
            .with(
                getTranslation("members.approval"),
                getTranslation("members.approval.of", charter.approvalThreshold()))
            .with(
                getTranslation("members.amendment"),
                getTranslation("members.amendment.of", charter.amendmentThreshold(), banks))
            .with(getTranslation("members.purposes"), String.join(", ", charter.purposes()))
            .with(
                getTranslation("members.observed"),
                getTranslation("members.observed.within", hours(charter.maxUnobservedSeconds())))
            .with(getTranslation("members.change"), change(charter))
            .with(
                getTranslation("members.network"),
                getTranslation(
                    charter.developmentNetwork()
                        ? "members.network.development"
                        : "members.network.production")),
        new H2(getTranslation("members.domains")),
        domains);
  }

  private String change(Consortium.Charter charter) {
    Long most = charter.mostFederatedChangeMillionths();
    return most == null
        ? getTranslation("members.change.open")
        : getTranslation("members.change.most", new Figures(getLocale()).share(most / MILLION));
  }

  private String hours(long seconds) {
    NumberFormat format = NumberFormat.getNumberInstance(getLocale());
    format.setMaximumFractionDigits(2);
    return format.format(seconds / (double) Duration.ofHours(1).toSeconds());
  }

  private ListItem entry(Consortium.DataDomain domain) {
    String cap = new Figures(getLocale()).millionths(domain.epsilonCapMillionths());
    return new ListItem(new Span(domain.name()), new Span(getTranslation("members.cap", cap)));
  }
}
