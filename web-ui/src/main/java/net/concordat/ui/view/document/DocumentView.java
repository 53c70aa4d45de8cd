// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Outcome;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Refusals;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.DocumentText;
import net.concordat.ui.view.version.VersionView;
import org.jspecify.annotations.Nullable;

/**
 * One document of a version, or of its model: to be read, written and looked back at. News of the
 * ledger leave it alone, so what is typed stays.
 */
@Route(
    value =
        "models/:model([0-9a-f]{64})/versions/:version([1-9][0-9]{0,5})/documents/:kind([a-z-]{1,40})",
    layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class DocumentView extends PageView implements BeforeEnterObserver, BeforeLeaveObserver {
  private static final long serialVersionUID = 1;

  private final transient DocumentsApi documents;
  private final transient ModelsApi models;
  private final transient ChecklistApi checklists;
  private final transient CurrentUser user;
  private final Outcome outcome = new Outcome();
  private final Div conflict = new Div();
  private final Div state = new Div();
  private final Div writing = new Div();
  private final Div preview = new Div();
  private final Div revisions = new Div();
  private final TabSheet tabs = new TabSheet();
  private final Button save = new Button(getTranslation("document.save"), click -> save());

  private transient @Nullable Opened opened;

  /**
   * What is written here.
   *
   * @param base the revision that is edited; null if there is none
   * @param form with its fields
   */
  private record Opened(
      ModelVersion version,
      DocumentPlace place,
      Completeness record,
      @Nullable ModelDocument base,
      DocumentForm form) {
    int revision() {
      return base == null ? 0 : base.revision();
    }
  }

  DocumentView(
      DocumentsApi documents, ModelsApi models, ChecklistApi checklists, CurrentUser user) {
    super("");
    this.documents = documents;
    this.models = models;
    this.checklists = checklists;
    this.user = user;
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    conflict.setVisible(false);
    preview.addClassName("card");
    writing.addClassName("stack");
    Tab looked = tabs.add(getTranslation("document.write"), writing);
    Tab before = tabs.add(getTranslation("document.preview"), preview);
    tabs.add(getTranslation("document.revisions"), revisions);
    tabs.addSelectedChangeListener(
        change -> {
          if (change.getSelectedTab() == before) {
            preview();
          } else if (change.getSelectedTab() != looked) {
            history();
          }
        });
    add(state, outcome, conflict, tabs);
  }

  /** A link to a document of a version, or of its model. */
  public static RouterLink link(VersionKey version, String kind) {
    return new RouterLink(
        DocumentKinds.words(kind),
        DocumentView.class,
        new RouteParameters(
            new RouteParam("model", version.modelId()),
            new RouteParam("version", Integer.toString(version.version())),
            new RouteParam("kind", kind)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RouteParameters address = event.getRouteParameters();
    String kind = address.get("kind").orElseThrow();
    if (!DocumentKinds.ALL.contains(kind)) {
      throw new NotFoundException();
    }
    outcome.clear();
    String model = address.get("model").orElseThrow();
    int number = address.getInteger("version").orElseThrow();
    ModelVersion version = found(() -> models.version(model, number));
    DocumentPlace place = DocumentKinds.place(version.version(), kind);
    open(version, place, documents.toEdit(place).orElse(null));
  }

  private DocumentForm open(
      ModelVersion version, DocumentPlace place, @Nullable ModelDocument base) {
    Completeness record = checklists.completeness(version.version());
    JsonNode content = base == null ? JsonNodeFactory.instance.objectNode() : base.content();
    DocumentForm form = new DocumentForm(place.kind(), content, record.of(place.kind()));
    Opened now = new Opened(version, place, record, base, form);
    opened = now;
    show(now);
    return form;
  }

  private void show(Opened now) {
    setHeading(DocumentKinds.words(now.place().kind()));
    String tier = now.record().tier();
    setBeside(
        VersionView.link(now.version()),
        tier == null
            ? new Badge(getTranslation("review.tier.none"), Tone.BAD)
            : new Badge(getTranslation("review.tier." + tier), Tone.OPEN),
        new Span(stands(now.base())));
    state.removeAll();
    List<Completeness.Field> missing = now.record().missing(now.place().kind());
    state.add(
        missing.isEmpty()
            ? new Paragraph(new Badge(getTranslation("document.complete"), Tone.GOOD))
            : new Paragraph(
                getTranslation("document.missing", missing.size(), FieldNames.of(missing))));
    writing.removeAll();
    offer(now);
    writing.add(now.form());
    if (now.place().kind().equals(DocumentKinds.REPORT)) {
      writing.add(new Section(new Paragraph(getTranslation("document.findings"))));
    }
  }

  private String stands(@Nullable ModelDocument base) {
    return base == null
        ? getTranslation("document.none")
        : getTranslation(
                "document.revision",
                base.revision(),
                base.author().equals(user.subject())
                    ? getTranslation("document.you")
                    : Digest.shortened(base.author()),
                Times.words(base.writtenAt(), getLocale()))
            + " "
            + (base.onLedger() ? getTranslation("document.onLedger") : "");
  }

  /** The button, and why it does nothing for somebody who does not write this. */
  private void offer(Opened now) {
    String why = whyNot(now);
    save.setEnabled(why == null);
    setActions(save);
    if (why != null) {
      Span reason = new Span(why);
      reason.addClassName("note");
      setActions(save, reason);
    }
  }

  private @Nullable String whyNot(Opened now) {
    Optional<VersionAction> action =
        checklists.actions(now.version().version()).stream()
            .filter(each -> each.action().equals(DocumentKinds.action(now.place().kind())))
            .findFirst();
    return action.filter(each -> !each.allowed()).map(VersionAction::detail).orElse(null);
  }

  private void preview() {
    preview.removeAll();
    if (opened != null) {
      opened.form().content().ifPresent(content -> preview.add(new DocumentText(content)));
    }
  }

  private void history() {
    revisions.removeAll();
    if (opened != null) {
      revisions.add(new RevisionList(documents, opened.place(), user.subject(), getLocale()));
    }
  }

  private void save() {
    Opened now = opened;
    if (now == null) {
      return;
    }
    outcome.clear();
    now.form()
        .content()
        .ifPresentOrElse(
            content -> {
              try {
                documents.write(now.place(), now.revision(), content);
                kept(now);
              } catch (RegistryException e) {
                refused(now, e);
              }
            },
            () -> outcome.say("bad", getTranslation("document.wrong")));
  }

  private void kept(Opened now) {
    conflict.setVisible(false);
    open(now.version(), now.place(), documents.toEdit(now.place()).orElse(null));
    if (opened != null) {
      outcome.say("good", getTranslation("document.kept", opened.revision()));
    }
  }

  private void refused(Opened now, RegistryException e) {
    Refusals.say(outcome, e);
    if (e.isSignedOut()) {
      throw e;
    }
    if (e.isConflict()) {
      documents.toEdit(now.place()).ifPresent(theirs -> merge(now, theirs));
    }
  }

  /** Goes on from what stands by now, with what was written here. */
  private void merge(Opened now, ModelDocument theirs) {
    Map<String, String> before = now.form().before();
    Map<String, String> here = now.form().texts();
    DocumentForm form = open(now.version(), now.place(), theirs);
    Merge merge = Merge.of(before, here, form.before());
    merge.mine().forEach(change -> form.write(change.place(), change.here()));
    conflict.removeAll();
    conflict.add(new ConflictPanel(theirs, merge, form));
    conflict.setVisible(true);
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (opened == null || !opened.form().isChanged()) {
      return;
    }
    BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
    ConfirmDialog dialog =
        new ConfirmDialog(
            getTranslation("document.leave"),
            getTranslation("document.leave.means"),
            getTranslation("document.leave.lose"),
            confirmed -> leave.proceed());
    dialog.setConfirmButtonTheme("error primary");
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("document.leave.stay"));
    dialog.addCancelListener(cancelled -> leave.cancel());
    dialog.open();
  }
}
