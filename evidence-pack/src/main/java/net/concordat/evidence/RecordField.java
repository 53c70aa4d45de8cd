// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.List;

/**
 * What the record of a model's review and approval is asked for, where a pack has it, and which
 * texts ask. Only parts of texts that are certain are named; none of this says that a text is met.
 */
enum RecordField {
  IDENTITY(
      "identity",
      "Model, version and artifact by digest, owner",
      "Inventory",
      "Principle 1: identification and classification",
      "",
      "Annex IV(1): general description",
      "lineage"),
  PURPOSE_AND_TIER(
      "purpose",
      "Purpose, materiality tier and reason, AI-Act class and reason",
      "Materiality: exposure and purpose",
      "Principle 1: identification and classification",
      "",
      "Annex IV(1): general description",
      "documents/classification",
      "others/classification"),
  MODEL_CARD(
      "development",
      "Details, training, testing and usage in words",
      "Development and use",
      "Principle 3: development, implementation and use",
      "Complexity justified by gain; explainability",
      "Annex IV(2): elements and development",
      "documents/model-card",
      "others/model-card"),
  THIRD_PARTY(
      "",
      "What was taken from another bank, under which terms, and how it was changed",
      "Third-party models",
      "Principle 3: development, implementation and use",
      "",
      "Annex IV(2)(a): pre-trained systems of third parties",
      "states/GrantState",
      "states/DeliveryReceiptState"),
  DEVELOPERS(
      "",
      "Who developed it",
      "Development",
      "Principle 3: development, implementation and use",
      "",
      "Annex IV(2): elements and development",
      "states/DevelopmentState"),
  DATA(
      "data",
      "Data domain and commitment to the rows, never rows",
      "Development: data",
      "Principle 3: development, implementation and use",
      "Replicable method",
      "Annex IV(2)(d): data",
      "lineage"),
  PRIVACY("", "Privacy budget spent", "", "", "", "", "privacy-spend", "states/SpendState"),
  TESTING(
      "testing",
      "Measured by banks on their own rows, with confidence intervals",
      "Outcomes analysis",
      "Principle 4: independent validation",
      "Complexity justified by gain",
      "Annex IV(2)(g): validation and testing; (4): performance metrics",
      "evaluation-matrix",
      "states/EvaluationState"),
  VALIDATION(
      "validation",
      "Independent validation with findings, their severity, owner, due date and status",
      "Validation and effective challenge",
      "Principle 4: independent validation",
      "Human oversight documented",
      "Annex IV(2)(g): validation and testing",
      "documents/validation-report",
      "others/validation-report"),
  DECISION_OF_MEMBERS(
      "",
      "Votes of the consortium's members, with conditions and expiry",
      "Governance",
      "Principle 2: governance",
      "",
      "",
      "states/ApprovalState"),
  DECISION_OF_PEOPLE(
      "decision",
      "Decisions of at least two people, signed with their passkeys",
      "Governance",
      "Principle 2: governance",
      "Human oversight documented",
      "Annex IV(2)(e): human oversight",
      "assertions/"),
  USE(
      "",
      "Adopted for which purpose, under which conditions, until when; champion since when",
      "Governance: use",
      "Principle 3: development, implementation and use",
      "",
      "Annex IV(3): monitoring, functioning and control",
      "states/AdoptionState"),
  CONDITIONS_OF_USE(
      "use",
      "Conditions of use",
      "Governance: use",
      "Principle 5: risk mitigants",
      "",
      "Annex IV(3): monitoring, functioning and control",
      "documents/conditions-of-use",
      "others/conditions-of-use"),
  MONITORING_PLAN(
      "monitoring",
      "Metrics, thresholds, owner, frequency, escalation, fall-back",
      "Ongoing monitoring",
      "Principle 5: risk mitigants",
      "",
      "Annex IV(9): post-market monitoring",
      "documents/monitoring-plan",
      "others/monitoring-plan"),
  CHANGES(
      "change",
      "Every status that the version and those it was derived from had",
      "Change and re-review by trigger",
      "Principle 3: development, implementation and use",
      "",
      "Annex IV(6): changes through the lifecycle",
      "lineage"),
  RETIREMENT(
      "retirement",
      "Retirement: date, reason, replacement, archived evidence; of what is no longer used",
      "Inventory",
      "Principle 1: identification and classification",
      "",
      "",
      "documents/retirement-note",
      "others/retirement-note"),
  OBSERVATION("", "The regulator's receipts for the transactions", "", "", "", "", "receipts/");

  private final String part;
  private final String title;
  private final String sr262;
  private final String ss123;
  private final String ecb;
  private final String aiAct;
  private final List<String> places;

  RecordField(
      String part,
      String title,
      String sr262,
      String ss123,
      String ecb,
      String aiAct,
      String... places) {
    this.part = part;
    this.title = title;
    this.sr262 = sr262;
    this.ss123 = ss123;
    this.ecb = ecb;
    this.aiAct = aiAct;
    this.places = List.of(places);
  }

  String title() {
    return title;
  }

  /** Whether a required field belongs to it. */
  boolean has(RequiredField field) {
    return field.part().equals(part);
  }

  /** Which parts of SR 26-2, PRA SS1/23, the ECB guide's ML section and the AI Act ask for it. */
  List<String> asked() {
    return List.of(sr262, ss123, ecb, aiAct);
  }

  /** How the names of the entries that have it begin. */
  List<String> places() {
    return places;
  }
}
