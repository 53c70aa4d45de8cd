// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.FormDialog;

/** Closes a finding with a reason, accepts it, opens it again, or gives it to somebody else. */
final class FindingChangeForm extends FormDialog {
  private static final long serialVersionUID = 1;

  private final transient DocumentsApi documents;
  private final transient DocumentPlace place;
  private final Select<String> status;
  private final TextArea resolution = FindingFields.text("finding.resolution");
  private final ComboBox<String> owner;
  private final DatePicker due = FindingFields.day();
  private transient Finding finding;
  private int revision;

  FindingChangeForm(DocumentsApi documents, DocumentPlace place, Finding finding, int revision) {
    super(translate("finding.change.of", finding.id()), translate("finding.save"));
    this.documents = documents;
    this.place = place;
    this.finding = finding;
    this.revision = revision;
    status =
        FindingFields.choice(
            "finding.status", Finding.STATUSES, finding.isOpen() ? "CLOSED" : finding.status());
    resolution.setValue(finding.resolution());
    owner = FindingFields.person(List.of(finding.owner()));
    owner.setValue(finding.owner());
    due.setValue(finding.due());
    Paragraph lesson = new Paragraph(getTranslation("finding.report.grows"));
    lesson.addClassName("note");
    fields(status, resolution, owner, due, lesson);
  }

  @Override
  protected boolean send() {
    boolean open = status.getValue().equals("OPEN");
    boolean good =
        FindingFields.isThere(resolution, open || !resolution.getValue().isBlank())
            & FindingFields.isThere(owner, owner.getValue() != null && !owner.getValue().isBlank())
            & FindingFields.isThere(due, due.getValue() != null);
    if (good) {
      documents.change(place, finding.id(), revision, changes());
    }
    return good;
  }

  private Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("status", status.getValue());
    if (!resolution.getValue().isBlank()) {
      changes.put("resolution", resolution.getValue().strip());
    }
    if (!owner.getValue().equals(finding.owner())) {
      changes.put("owner", owner.getValue());
    }
    if (!due.getValue().equals(finding.due())) {
      changes.put("dueDate", due.getValue().toString());
    }
    return changes;
  }

  @Override
  protected void refused(RegistryException refusal) {
    if (!refusal.isConflict()) {
      return;
    }
    documents.find(place).ifPresent(this::show);
  }

  private void show(ModelDocument now) {
    Finding stands = Finding.named(finding.id(), now.content()).orElse(null);
    if (stands == null) {
      outcome().say(getTranslation("finding.between.gone", now.revision()));
      return;
    }
    revision = now.revision();
    finding = stands;
    outcome()
        .say(
            getTranslation(
                "finding.between.change",
                revision,
                getTranslation("finding.status." + stands.status()),
                stands.owner(),
                stands.due(getLocale())));
    if (!stands.resolution().isBlank()) {
      outcome().say(getTranslation("finding.between.resolved", stands.resolution()));
    }
  }
}
