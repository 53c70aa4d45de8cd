// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.FormDialog;
import org.jspecify.annotations.Nullable;

/** Opens a finding: a revision of the validation report that has one more, or its first. */
final class FindingForm extends FormDialog {
  private static final long serialVersionUID = 1;

  private final transient DocumentsApi documents;
  private final transient DocumentPlace place;
  private final TextField id = new TextField(getTranslation("finding.id"));
  private final Select<String> severity =
      FindingFields.choice("finding.severity", Finding.SEVERITIES, "MEDIUM");
  private final TextArea description = FindingFields.text("finding.description");
  private final ComboBox<String> owner;
  private final DatePicker due = FindingFields.day();
  private transient @Nullable ModelDocument report;

  FindingForm(DocumentsApi documents, DocumentPlace place, List<String> owners) {
    super(translate("finding.open"), translate("finding.save"));
    this.documents = documents;
    this.place = place;
    owner = FindingFields.person(owners);
    id.setHelperText(getTranslation("finding.id.help"));
    id.setManualValidation(true);
    description.setRequiredIndicatorVisible(true);
    Paragraph lesson = new Paragraph(getTranslation("finding.report.grows"));
    lesson.addClassName("note");
    fields(id, severity, description, owner, due, lesson);
    look();
  }

  /** At the report as it stands. */
  private void look() {
    report = documents.toEdit(place).orElse(null);
    if (id.getValue().isBlank() || taken().contains(id.getValue())) {
      id.setValue(free());
    }
  }

  private Set<String> taken() {
    return report == null
        ? Set.of()
        : Finding.of(report.content()).stream().map(Finding::id).collect(Collectors.toSet());
  }

  private String free() {
    Set<String> taken = taken();
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> "F-" + n)
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected boolean send() {
    if (!isGood()) {
      return false;
    }
    ModelDocument before = report;
    ObjectNode content =
        before == null ? JsonNodeFactory.instance.objectNode() : before.content().deepCopy();
    content
        .withArray("findings")
        .addObject()
        .put("id", id.getValue())
        .put("description", description.getValue().strip())
        .put("severity", severity.getValue())
        .put("owner", owner.getValue())
        .put("dueDate", due.getValue().toString())
        .put("status", "OPEN");
    documents.write(place, before == null ? 0 : before.revision(), content);
    return true;
  }

  private boolean isGood() {
    boolean named =
        id.getValue().matches("[A-Za-z0-9._-]{1,50}") && !taken().contains(id.getValue());
    id.setErrorMessage(getTranslation("finding.id.wrong"));
    id.setInvalid(!named);
    return named
        & FindingFields.isThere(description, !description.getValue().isBlank())
        & FindingFields.isThere(owner, owner.getValue() != null && !owner.getValue().isBlank())
        & FindingFields.isThere(due, due.getValue() != null);
  }

  @Override
  protected void refused(RegistryException refusal) {
    if (!refusal.isConflict()) {
      return;
    }
    look();
    if (report != null) {
      outcome().say(getTranslation("finding.between.open", report.revision()));
    }
  }
}
