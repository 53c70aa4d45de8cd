// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a document is for, and who writes it. */
public enum DocumentKind {
  /** Of a model: how much depends on it, what it is for, and which rules it falls under. */
  CLASSIFICATION("classification", false, "model-approver", "bank-admin"),
  /** Of a version: what it is, how it was made and tested, what it may be used for. */
  MODEL_CARD("model-card", true, "model-developer"),
  /** Of a version: what somebody found who did not make it. */
  VALIDATION_REPORT("validation-report", true, "model-validator"),
  /** Of a version: under which conditions the bank uses it. */
  CONDITIONS_OF_USE("conditions-of-use", true, "model-approver", "bank-admin"),
  /** Of a version: what is watched while it is used, and what happens then. */
  MONITORING_PLAN("monitoring-plan", true, "model-approver", "bank-admin"),
  /** Of a version that is no longer used: since when, why, what is used instead. */
  RETIREMENT_NOTE("retirement-note", true, "model-approver", "bank-admin");

  private final String path;
  private final boolean ofVersion;
  private final List<String> writers;

  DocumentKind(String path, boolean ofVersion, String... writers) {
    this.path = path;
    this.ofVersion = ofVersion;
    this.writers = List.of(writers);
  }

  /** Its name in addresses and tables. */
  public String path() {
    return path;
  }

  /** Whether each version has one, rather than the model. */
  public boolean isOfVersion() {
    return ofVersion;
  }

  /** The roles that may write it. */
  public String[] writers() {
    return writers.toArray(String[]::new);
  }

  /** The kinds of which each version has one, or the model. */
  public static List<DocumentKind> of(boolean version) {
    return Arrays.stream(values()).filter(kind -> kind.ofVersion == version).toList();
  }

  /** The kind with a name in addresses. */
  public static Optional<DocumentKind> named(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }
}
