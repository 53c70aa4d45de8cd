// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.SharingApi.Offer;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.version.PolicyWords;
import org.jspecify.annotations.Nullable;

/**
 * To whom a version is offered and on which terms, which read back as sentences while one writes.
 */
final class OfferForm extends Div {
  private static final long serialVersionUID = 1;
  private static final String USE = "USE";
  private static final String REVIEW = "REVIEW";

  private final transient ModelVersion version;
  private final transient List<Consortium.Member> members;
  private final transient @Nullable String nonPrivate;
  private final String grantor;
  private final RadioButtonGroup<String> kind = new RadioButtonGroup<>();
  private final CheckboxGroup<String> grantees = new CheckboxGroup<>();
  private final Div others = new Div();
  private final Div words = new Div();
  private final TermsForm terms = new TermsForm(this::readBack);

  /**
   * A form.
   *
   * @param grantor who offers
   * @param widest terms that the offer may not be wider than
   * @param sends takes what is to be offered, for each member
   */
  OfferForm(
      ModelVersion version,
      List<Consortium.Member> members,
      String grantor,
      UsageTerms widest,
      Consumer<List<Offer>> sends) {
    this.version = version;
    this.members = members;
    this.grantor = grantor;
    // The ledger takes the policy's own words, and none else.
    nonPrivate =
        version.provenance().epsilonMillionths() == null
            ? version.policy().terms().nonPrivate()
            : null;
    addClassName("columns");
    kind.setLabel(getTranslation("share.offer.kind"));
    kind.setItems(
        version.status() == VersionStatus.APPROVED ? List.of(USE, REVIEW) : List.of(REVIEW));
    kind.setItemLabelGenerator(
        each -> getTranslation(each.equals(USE) ? "share.offer.use" : "share.offer.review"));
    kind.setValue(version.status() == VersionStatus.APPROVED ? USE : REVIEW);
    if (version.status() != VersionStatus.APPROVED) {
      kind.setHelperText(getTranslation("share.offer.reviewOnly"));
    }
    kind.addValueChangeListener(change -> chosen());
    grantees.setLabel(getTranslation("share.offer.to"));
    grantees.setItemLabelGenerator(Members::organisation);
    grantees.addValueChangeListener(change -> readBack());
    terms.setWidest(widest);
    words.getElement().setAttribute("aria-live", "polite");
    Button send = new Button(getTranslation("share.offer.send"), click -> sent(sends));
    send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Section said = new Section(new H2(getTranslation("share.offer.words")), words, send);
    said.addClassName("card");
    add(card(), said);
    chosen();
  }

  private Section card() {
    Div grid = new Div(kind, grantees, others, terms);
    grid.addClassName("form");
    Section card = new Section(new H2(getTranslation("share.offer.form")), grid);
    card.addClassName("card");
    return card;
  }

  private void chosen() {
    Recipients recipients = Recipients.of(members, version, grantor, kind.getValue());
    Set<String> before = grantees.getValue();
    grantees.setItems(recipients.may());
    grantees.setValue(Set.copyOf(recipients.may().stream().filter(before::contains).toList()));
    others.removeAll();
    if (!recipients.mayNot().isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("note");
      recipients.mayNot().forEach(sentence -> list.add(new ListItem(sentence)));
      others.add(list);
    }
    readBack();
  }

  private void readBack() {
    words.removeAll();
    List<Offer> offers = offers();
    if (offers.isEmpty()) {
      words.add(new Paragraph(getTranslation("share.offer.words.none")));
      return;
    }
    for (Offer offer : offers) {
      String who = Members.organisation(offer.grantee());
      words.add(
          new Paragraph(
              offer.kind().equals(USE)
                  ? getTranslation("share.use", who)
                  : getTranslation("share.review", who)));
    }
    Offer first = offers.get(0);
    words.add(PolicyWords.list(PolicyWords.of(first.kind(), first.terms(), getLocale())));
  }

  private void sent(Consumer<List<Offer>> sends) {
    if (isGood()) {
      sends.accept(offers());
    }
  }

  private boolean isGood() {
    boolean some = !grantees.getValue().isEmpty();
    grantees.setErrorMessage(getTranslation("share.offer.to.none"));
    grantees.setInvalid(!some);
    return terms.areGood() & some;
  }

  private List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    terms
        .terms(nonPrivate)
        .ifPresent(
            same ->
                grantees
                    .getListDataView()
                    .getItems()
                    .filter(grantees.getValue()::contains)
                    .forEach(
                        grantee ->
                            offers.add(
                                new Offer(version.version(), grantee, kind.getValue(), same))));
    return offers;
  }
}
