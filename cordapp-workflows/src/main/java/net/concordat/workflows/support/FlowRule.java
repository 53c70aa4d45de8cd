// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.Locale;
import net.concordat.notary.NotaryLogFlow;

/**
 * Every rule that flows enforce beyond the contracts, each with the sentence a refusal shows. The
 * name in a refusal is the constant's, in lower case with hyphens.
 */
public enum FlowRule {
  CONSORTIUM_PINNED("A node belongs to one consortium for good, and takes nothing from another."),
  CONSORTIUM_EXPECTED("A node joins only the founding that its own operator told it to expect."),
  CONSORTIUM_NOTARY("A consortium's network has exactly one notary, the one its founders named."),
  SENDER_MEMBER("A transaction is taken only from a member or observer of the consortium."),
  VERIFIED("A transaction is taken only when it and all it builds on are signed and whole."),
  FOUND("What a command names is in this node's vault."),
  PARTICIPANT("A transaction is taken only by the parties its command is meant for."),
  COMMAND_ID("A command is named by a UUID in lower case."),
  ARTIFACT_STORED("A version is published only of an artifact that the member's own store holds."),
  ARTIFACT_STORE("Artifacts are kept only by members: this node has no artifact store."),
  DELIVERY_MEMBER("Artifacts go to active members alone."),
  DELIVERY_NO_GRANT(
      "An artifact is delivered only to the holder of an active grant of that version."),
  DELIVERY_VERSION(
      "An artifact is delivered only of a version in the status that its grant allows."),
  DELIVERY_CHUNK(
      "An artifact is sent in whole parts that lie inside it, no more of them than it has."),
  DELIVERY_CANCELLED("A delivery goes on until the grantee's operator cancels it."),
  DELIVERY_DIGEST("The bytes received have the digest that the ledger names."),
  CURRENT_STATES(
      "What a transaction consumes or references is current, and its time window open, when it is notarised."),
  AMENDMENT_VOTES(
      "An amendment is submitted when enough votes for it that count have been received."),
  OBSERVED(
      "A member whose transaction an observer has been missing for longer than the consortium allows takes part in no new grant, delivery or decision."),
  NOTARY_LOG(NotaryLogFlow.SENTENCE),
  HOLDOUT_ONCE("A member commits to a holdout once, and counts all its uses there."),
  SPEND_ONCE("A spend serves one publication."),
  BATCH_ONCE("A place in a log of decisions has one batch."),
  EVIDENCE_PAGE("Evidence is given fifty transactions at a time."),
  PROPOSAL_STATUS("A command names a proposal in the status that it is for."),
  PEOPLE_DECIDED(
      "A proposal is carried out when as many people as it demands have approved it, and may still decide."),
  DECISIONS_READY("A version is concluded when decisions on it have been received."),
  FEDERATION_CLIENT(
      "In a federation act the members that it asked, and in its rounds its clients."),
  FEDERATION_POLICY(
      "A member becomes a client only within the bounds that its own operator has configured."),
  ROUND_OPEN("A command names the round that is next, or the one that is open."),
  UPDATE_ONCE("A client commits to one update in a round, and stays with it."),
  UPDATE_STORED("Updates and global weights are stated by a member whose own store holds them."),
  UPDATE_AS_COMMITTED(
      "An update is taken as its client signed it for the round, as the ledger holds it, and in the form agreed on."),
  GATE_EVALUATOR(
      "Where a federation has a gate, its evaluators that are clients, and nobody else, are shown what a round would make and judge it."),
  GATE_ONCE(
      "An aggregator offers evaluators one thing in a step of a round, and an evaluator says one thing of it."),
  GATE_OFFER(
      "Evaluators are offered one set of weights, or updates that clients have committed to, each once in the order of seats, and say one gain of each."),
  GATE_SIGNED(
      "A judgement is signed by its evaluator for this round, what is offered and its holdout, and its gains are within their bounds."),
  MASK_ORDER(
      "In a masked round keys, shares, survivors and unmasking follow on one another, each from whom the list before names, and the first two before a client commits."),
  MASK_ONCE("A client says one thing in each step of a masked round, and stays with it."),
  MASK_SIGNED(
      "What is said in a masked round is signed by its client for this round, this step, and the weights and lists that all have."),
  MASK_KEYS(
      "A client of a masked round has two keys of its own on X25519, and the digest of a seed: 96 bytes."),
  MASK_LIST(
      "A client of a masked round is shown one list for each step, with as many on it as agreed on."),
  MASK_SURVIVORS(
      "The survivors of a masked round shared their secrets, committed to their updates, are as many as agreed on, and the same to all: a client signs one list of them in a round.");

  private final String sentence;

  FlowRule(String sentence) {
    this.sentence = sentence;
  }

  /** The name that a refusal shows, for example {@code delivery-no-grant}. */
  public String ruleName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the rule demands, as one sentence. */
  public String sentence() {
    return sentence;
  }

  /**
   * Refuses unless the rule holds.
   *
   * @param given what was found, for the reader of the refusal
   */
  public void require(boolean holds, String given) throws RefusedException {
    if (!holds) {
      throw refusal(given);
    }
  }

  /** The refusal itself. */
  public RefusedException refusal(String given) {
    return new RefusedException(ruleName() + ": " + sentence + " (" + given + ")");
  }
}
