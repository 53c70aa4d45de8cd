// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.NewPasskey;
import net.concordat.ui.api.PeopleApi;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.RegisteredPasskey;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.Waiting;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Outcome;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.people.Staff.Somebody;
import net.concordat.ui.view.review.Giver;
import org.jspecify.annotations.Nullable;

/** Who may decide: own passkeys, whom two others are asked about, and everybody. */
@Route(value = "people", layout = MainLayout.class)
@Menu(title = "people.title", order = 45, icon = "vaadin:users")
@PermitAll
public class PeopleView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  // Each is a question of its own to the registry.
  private static final int SHOWN = 12;
  private static final Set<String> KNOWN_ERRORS =
      Set.of(
          "Unsupported",
          "NotAllowedError",
          "InvalidStateError",
          "NotSupportedError",
          "SecurityError");

  private final transient PeopleApi people;
  private final transient DecisionsApi decisions;
  private final transient InboxApi inbox;
  private final transient ConsortiumApi consortium;
  private final transient CurrentUser user;
  private final boolean observer;
  private final Outcome outcome = new Outcome();
  private final Div made = new Div();
  private final Div columns = new Div();
  private transient @Nullable Registered shown;

  PeopleView(
      PeopleApi people,
      DecisionsApi decisions,
      InboxApi inbox,
      ConsortiumApi consortium,
      CurrentUser user,
      UiProperties properties) {
    super("");
    setHeading(getTranslation("people.title"));
    this.people = people;
    this.decisions = decisions;
    this.inbox = inbox;
    this.consortium = consortium;
    this.user = user;
    this.observer = properties.observer();
    setBeside(new Paragraph(getTranslation(observer ? "people.lesson.observer" : "people.lesson")));
    columns.addClassName("columns");
    add(outcome, made, columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    outcome.clear();
    made.setVisible(false);
    show();
  }

  @Override
  public void ledgerMoved() {
    Registered before = shown;
    // What somebody has open stays so as long as nobody changed.
    Instant now = Instant.now();
    Registered read = read(now);
    if (!read.equals(before)) {
      show(read, now);
    }
  }

  /** All that the registry says. */
  private record Registered(
      Staff staff,
      List<RegisteredPasskey> own,
      List<Proposal.Decided> asked,
      int more,
      Map<UUID, String> waiting) {}

  private Registered read(Instant now) {
    if (observer) {
      Staff everywhere = Staff.of(people.people(), List.of());
      return new Registered(everywhere, List.of(), List.of(), 0, Map.of());
    }
    List<Proposal> open = people.proposals(now);
    List<Proposal.Decided> asked = open.stream().limit(SHOWN).map(Proposal::decided).toList();
    return new Registered(
        Staff.of(people.people(), people.passkeys()),
        mayHavePasskeys() ? people.me().passkeys() : List.of(),
        asked,
        open.size() - asked.size(),
        waiting());
  }

  private void show() {
    Instant now = Instant.now();
    show(read(now), now);
  }

  private void show(Registered all, Instant now) {
    shown = all;
    Section everybody = new Section(new H2(getTranslation("people.everybody")));
    everybody.addClassNames("card", "wide-card");
    everybody.add(new PeopleGrid(all.staff(), now, observer, this::acts));
    columns.removeAll();
    if (mayHavePasskeys()) {
      columns.add(new OwnPasskeys(all.staff(), all.own(), all.asked(), now, this::make));
    }
    if (!observer) {
      columns.add(new AskedAboutPeople(all.staff(), all.asked(), all.waiting(), all.more()));
    }
    columns.add(everybody);
  }

  private boolean mayHavePasskeys() {
    return !observer && user.hasAny(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER);
  }

  private Map<UUID, String> waiting() {
    return inbox.waiting().stream()
        .filter(each -> each.kind().equals("DECIDE") || each.kind().equals("CARRY_OUT"))
        .filter(each -> each.id() != null)
        .collect(Collectors.toMap(Waiting::id, Waiting::kind, (first, second) -> first));
  }

  private void make() {
    made.setVisible(false);
    NewPasskey begun;
    try {
      begun = people.begin();
    } catch (RegistryException e) {
      refused(e);
      return;
    }
    outcome.say("held", getTranslation("people.making"));
    PasskeyMaker.make(
        UI.getCurrent().getPage(),
        begun.publicKey(),
        credential -> {
          try {
            registered(people.finish(begun.registrationId(), credential));
          } catch (RegistryException e) {
            refused(e);
          }
        },
        this::notMade);
  }

  private void notMade(String error, String said) {
    outcome.say(
        "bad",
        KNOWN_ERRORS.contains(error)
            ? getTranslation("people.error." + error)
            : getTranslation("people.error", said));
  }

  private void refused(RegistryException refusal) {
    outcome.refuse(new RefusedWords(refusal));
    if (refusal.isSignedOut()) {
      throw refusal;
    }
  }

  private void registered(RegisteredPasskey passkey) {
    outcome.say("good", getTranslation("people.made"));
    made.removeAll();
    made.setVisible(true);
    made.add(new Paragraph(new Fingerprint(passkey.key().digest())));
    show();
  }

  /** What an administrator can ask two others about somebody. */
  private List<Button> acts(Somebody somebody) {
    if (observer || !user.hasAny(Roles.ADMIN)) {
      return List.of();
    }
    List<Button> acts = new ArrayList<>();
    if (somebody.canBeEnrolled()) {
      acts.add(
          new Button(
              getTranslation(somebody.enrolled() == null ? "people.enrol" : "people.change"),
              VaadinIcon.KEY.create(),
              click -> new EnrolForm(somebody, isDevelopment(), this::enrol).open()));
    }
    if (somebody.enrolled() != null && somebody.enrolled().isActive()) {
      Button revoke =
          new Button(
              getTranslation("people.revoke"),
              VaadinIcon.BAN.create(),
              click -> new RevokeDialog(somebody, until -> revoke(somebody, until)).open());
      revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
      acts.add(revoke);
    }
    return acts;
  }

  private boolean isDevelopment() {
    return consortium.consortium().filter(it -> it.charter().developmentNetwork()).isPresent();
  }

  private void enrol(EnrolForm.Asked asked) {
    giver()
        .give(
            key ->
                people.enrol(
                    key,
                    asked.passkey().credentialId(),
                    asked.roles(),
                    asked.waiting().toSeconds(),
                    asked.decideUntil()));
  }

  private void revoke(Somebody somebody, Instant until) {
    giver().give(key -> people.revoke(key, somebody.personId(), until));
  }

  private Giver giver() {
    made.setVisible(false);
    return new Giver(outcome, decisions, this::show);
  }
}
