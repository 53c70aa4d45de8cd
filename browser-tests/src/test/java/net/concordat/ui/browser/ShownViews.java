// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import java.util.List;
import net.concordat.ui.fake.DocumentSamples;
import net.concordat.ui.fake.FederationSamples;
import net.concordat.ui.fake.ReviewSamples;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.SampleDecisions;
import net.concordat.ui.fake.SampleJobs;
import net.concordat.ui.fake.Samples;

/** The views that are looked at in a browser, each in both widths and both themes. */
final class ShownViews {
  /**
   * One of them.
   *
   * @param name of its picture
   * @param address with what the samples have
   * @param sign a text that is there once the view is
   * @param button what is pressed then, for a dialog; empty for nothing
   */
  record Shown(String name, String address, String sign, String button) {
    Shown(String name, String address, String sign) {
      this(name, address, sign, "");
    }
  }

  static final List<Shown> OF_A_BANK =
      List.of(
          new Shown("home", "", "What waits for you"),
          new Shown("models", "models", "card-fraud · 80"),
          new Shown("models-none", "models?q=nothing", "No version matches"),
          new Shown(
              "version-card",
              "models/" + Samples.CARD_FRAUD + "/versions/80/card",
              "Scores card payments before they are authorised."),
          new Shown(
              "version-card-none",
              "models/" + Samples.CARD_FRAUD + "/versions/79/card",
              "Nobody has written a card yet"),
          new Shown(
              "version-reviews",
              "models/" + Samples.CARD_FRAUD + "/versions/80/reviews",
              "What BankC measured on 42,000 rows"),
          new Shown(
              "version-performance",
              "models/" + Samples.CARD_FRAUD + "/versions/80/performance",
              "Threshold explorer"),
          new Shown(
              "version-compare",
              "models/" + Samples.CARD_FRAUD + "/versions/80/compare",
              "Figures on the same rows"),
          new Shown(
              "version-evaluations",
              "models/" + Samples.CARD_FRAUD + "/versions/80/evaluations",
              "Versions by banks"),
          new Shown(
              "version-privacy",
              "models/" + Samples.CARD_FRAUD + "/versions/80/privacy",
              "What attacks find"),
          new Shown(
              "version-lineage",
              "models/" + Samples.CARD_FRAUD + "/versions/80/lineage",
              "wire-fraud · 12"),
          new Shown(
              "version-sharing",
              "models/" + Samples.CARD_FRAUD + "/versions/80/sharing",
              "These very bytes"),
          new Shown("federation", "federations/" + FederationSamples.FEDERATION, "BankB: was away"),
          new Shown("review", "review", "Use a version for fraud"),
          new Shown("review-decide", "review/decide/" + ReviewSamples.PROPOSAL, "What is asked"),
          new Shown("share", "share", "Offered to this bank"),
          new Shown(
              "share-offer",
              "share/offer?model=" + Samples.CARD_FRAUD + "&version=80",
              "What is offered, in words"),
          new Shown("share-publish", "share/publish", "The policy, in words"),
          new Shown("command", "commands/" + SampleCommands.ID, "You can leave this page"),
          new Shown(
              "version-use",
              "models/" + Samples.CARD_FRAUD + "/versions/80/use",
              "Hold it or take it back"),
          new Shown(
              "version-use-withdraw",
              "models/" + Samples.CARD_FRAUD + "/versions/80/use",
              "Hold it or take it back",
              "Withdraw"),
          new Shown(
              "version-ledger",
              "models/" + Samples.CARD_FRAUD + "/versions/80/ledger",
              "ModelVersion: Publish"),
          new Shown(
              "version-evidence",
              "models/" + Samples.CARD_FRAUD + "/versions/80/evidence",
              "Make and download the pack"),
          new Shown(
              "version-monitoring",
              "models/" + Samples.CARD_FRAUD + "/versions/80/monitoring",
              "Outcomes"),
          new Shown("decision", "decisions/" + SampleDecisions.ID, "back to the data"),
          new Shown("people", "people", "Everybody"),
          new Shown("document", DocumentSamples.PLAN, "Kill switch"),
          new Shown("findings", "review/findings", "F-1: Recall falls"),
          new Shown("members", "members", "Founded by BankA, BankB"),
          new Shown("audit", "audit", "ModelVersion: Publish"),
          new Shown("fine-tune", "fine-tune", "6e1c77c5"),
          new Shown("fine-tune-job", "fine-tune/" + SampleJobs.DONE, "How it becomes a version"),
          new Shown("fine-tune-failed", "fine-tune/" + SampleJobs.FAILED, "names no file"),
          new Shown("fine-tune-start", "fine-tune/start", "Column with the label"),
          new Shown("not-there", "nowhere", "There is no such page"));

  static final List<Shown> OF_A_VALIDATOR =
      List.of(
          new Shown(
              "version-use-promote",
              "models/" + Samples.CARD_FRAUD + "/versions/80/use",
              "Hold it or take it back",
              "Propose as champion or challenger"),
          new Shown("decisions", "decisions", "frozen by its owner"));

  static final List<Shown> OF_A_REGULATOR =
      List.of(new Shown("regulator", "regulator", "Something is missing"));

  private ShownViews() {}
}
