// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.concordat.registry.document.Classification;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentProblem;
import net.concordat.registry.document.Finding;
import net.concordat.registry.document.FindingChange;
import net.concordat.registry.document.MonitoringPlan;
import net.concordat.registry.web.NotFoundException;
import org.springframework.stereotype.Component;

/** What documents of a kind must say. */
@Component
public class DocumentForms {
  private final Validator validator;

  DocumentForms(Validator validator) {
    this.validator = validator;
  }

  /**
   * Checks what the registry itself reads of a document; what else is in it is the writer's.
   *
   * @throws DocumentProblem naming the field at fault
   */
  public void check(DocumentId id, DocumentText document) {
    switch (id.kind()) {
      case CLASSIFICATION -> read(document.tree(), Classification.class);
      case VALIDATION_REPORT -> read(document.tree(), ValidationReport.class);
      case MONITORING_PLAN -> plan(document.tree());
      case MODEL_CARD, CONDITIONS_OF_USE, RETIREMENT_NOTE -> {
        // Free in their form: which fields are missing is told, and keeps nobody from writing.
      }
    }
  }

  /** What a kept classification says. */
  public Classification classification(String text) {
    return read(DocumentText.tree(text), Classification.class);
  }

  /** What a kept monitoring plan says to programs. */
  public MonitoringPlan plan(String text) {
    return plan(DocumentText.tree(text));
  }

  private static MonitoringPlan plan(ObjectNode tree) {
    try {
      return MonitoringPlan.of(tree.path("thresholds").asText());
    } catch (IllegalArgumentException e) {
      throw DocumentProblem.unusable("thresholds: " + e.getMessage() + ".", e);
    }
  }

  /** What a kept report says. */
  ValidationReport report(DocumentText report) {
    return read(report.tree(), ValidationReport.class);
  }

  /**
   * What somebody says became of a finding.
   *
   * @throws DocumentProblem naming the field at fault
   */
  public FindingChange change(DocumentText body) {
    return read(body.tree(), FindingChange.class);
  }

  /**
   * A report in which something became of a finding.
   *
   * @param text the report as it stands
   * @throws NotFoundException if it has no such finding
   * @throws DocumentProblem if a finding cannot be so
   */
  public DocumentText changed(String text, String findingId, FindingChange change) {
    ObjectNode report = DocumentText.tree(text);
    for (JsonNode found : report.path("findings")) {
      if (found instanceof ObjectNode finding && finding.path("id").asText().equals(findingId)) {
        ObjectNode said = DocumentText.JSON.valueToTree(change);
        said.fields()
            .forEachRemaining(
                field -> {
                  if (!field.getValue().isNull()) {
                    finding.set(field.getKey(), field.getValue());
                  }
                });
        read(finding, Finding.class);
        return DocumentText.of(report);
      }
    }
    throw new NotFoundException("The report has no finding " + findingId + ".");
  }

  private <T> T read(ObjectNode tree, Class<T> form) {
    T said;
    try {
      said = DocumentText.JSON.treeToValue(tree, form);
    } catch (JsonProcessingException e) {
      throw DocumentProblem.unusable(inWords(e), e);
    }
    String faults =
        validator.validate(said).stream()
            .map(fault -> fault.getPropertyPath() + " " + fault.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw DocumentProblem.unusable(faults + ".", null);
    }
    return said;
  }

  private static String inWords(JsonProcessingException e) {
    String field =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "")
            : "";
    if (e instanceof InvalidFormatException format) {
      return "%s must be %s; given %s."
          .formatted(field, form(format.getTargetType()), format.getValue());
    }
    return field + " is of another form than it must be.";
  }

  private static String form(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(Object::toString)
            .collect(Collectors.joining(", ", "one of ", ""))
        : type == java.time.LocalDate.class ? "a date such as 2026-03-02" : type.getSimpleName();
  }
}
