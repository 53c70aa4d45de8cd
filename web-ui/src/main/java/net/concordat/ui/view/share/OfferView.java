// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.CommandKeys;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.SharingApi.Offer;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.version.VersionBox;
import net.concordat.ui.view.version.VersionView;

/** Offers a version to members; which one can be named by {@code ?model=...&version=...}. */
@Route(value = "share/offer", layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.ADMIN})
public class OfferView extends PageView implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private final transient SharingApi sharing;
  private final transient ModelsApi models;
  private final transient ChecklistApi checklists;
  private final transient ConsortiumApi consortium;
  private final transient CommandKeys keys = new CommandKeys();
  private final ComboBox<ModelVersion> version;
  private final Div form = new Div();
  private final UnorderedList outcomes = new UnorderedList();

  OfferView(
      SharingApi sharing, ModelsApi models, ChecklistApi checklists, ConsortiumApi consortium) {
    super("");
    this.sharing = sharing;
    this.models = models;
    this.checklists = checklists;
    this.consortium = consortium;
    setHeading(getTranslation("share.offer"));
    setBeside(new RouterLink(getTranslation("share.back"), ShareView.class));
    version = new VersionBox(models);
    version.setLabel(getTranslation("share.offer.version"));
    version.addValueChangeListener(change -> chosen());
    form.addClassName("stack");
    outcomes.addClassName("plain");
    outcomes.getElement().setAttribute("role", "status");
    add(version, outcomes, form);
  }

  /** The page on which a version is offered, as an address. */
  public static QueryParameters naming(VersionKey version) {
    return QueryParameters.simple(
        Map.of("model", version.modelId(), "version", Integer.toString(version.version())));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    VersionBox.named(event.getLocation().getQueryParameters(), models).ifPresent(version::setValue);
  }

  private void chosen() {
    form.removeAll();
    outcomes.removeAll();
    ModelVersion chosen = version.getValue();
    if (chosen == null) {
      return;
    }
    Optional<VersionAction> refused =
        checklists.actions(chosen.version()).stream()
            .filter(action -> action.action().equals("OFFER_GRANT") && !action.allowed())
            .findFirst();
    if (refused.isPresent()) {
      form.add(
          new EmptyState(
              VaadinIcon.BAN,
              getTranslation("share.offer.not"),
              getTranslation("share.offer.not.lesson"),
              RefusedWords.of(refused.get())));
      return;
    }
    String own = sharing.party().orElseThrow();
    List<Consortium.Member> members =
        consortium.consortium().map(found -> found.charter().members()).orElse(List.of());
    form.add(new OfferForm(chosen, members, own, widest(chosen, own), this::send));
  }

  /** The policy's terms, or those under which this bank itself holds the version. */
  private UsageTerms widest(ModelVersion chosen, String own) {
    return chosen.owner().equals(own)
        ? chosen.policy().terms()
        : sharing.grants(chosen.version().modelId(), chosen.version().version()).stream()
            .filter(grant -> grant.grantee().equals(own) && grant.status().equals("ACTIVE"))
            .filter(grant -> grant.kind().equals("USE") && grant.terms().mayShareOnward())
            .map(Grant::terms)
            .findFirst()
            .orElse(chosen.policy().terms());
  }

  private void send(List<Offer> offers) {
    outcomes.removeAll();
    boolean all = true;
    for (Offer offer : offers) {
      all &= isSent(offer);
    }
    if (all) {
      form.removeAll();
    }
  }

  /**
   * Each offer is a transaction of its own, so one that is refused takes none of the others back.
   */
  private boolean isSent(Offer offer) {
    String who = Members.organisation(offer.grantee());
    try {
      GivenCommand given = keys.give(offer, key -> sharing.offer(key, offer));
      ListItem said =
          given.isRunning()
              ? new ListItem(
                  new Paragraph(getTranslation("share.offer.running", who)),
                  CommandView.link(given))
              : new ListItem(
                  new Paragraph(getTranslation("share.offer.done", who)),
                  VersionView.link(offer.version(), getTranslation("share.offer.version.show")));
      said.addClassNames("outcome-shown", given.isRunning() ? "outcome-held" : "outcome-good");
      outcomes.add(said);
      return true;
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      ListItem said =
          new ListItem(new Paragraph(getTranslation("share.offer.refused", who)), new Refusal(e));
      outcomes.add(said);
      return false;
    }
  }
}
