// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.concordat.contracts.testing.Breakage;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Every kind of valid transaction, broken in one place drawn at random, is refused and says by
 * which rule. How many are drawn is {@code -Dconcordat.cases}; the report of the run names its
 * seed, which repeats it as {@code @Property(seed = "...")}.
 */
class BreakageTest {
  private static final int FULL_RUN = 10_000;

  /** So many draws meet every entry of the list below many times over. */
  private static final int MOST_LOOKS = 100_000;

  /** What an author may choose: a change that leaves the transaction valid, and why it may. */
  private static final Map<String, String> FREE = free();

  private static final Set<String> ACCEPTED = new HashSet<>();
  private static int drawn;

  private static Map<String, String> free() {
    Map<String, String> free = new LinkedHashMap<>();
    String derived = "Publish(Derived|Federated)? ModelVersionState\\.";
    free.put("IssueSeed ConsortiumSeedState.*", "no consortium knows its founders yet");
    free.put("IssueSeed (attachments|constraint|notary|window).*", "nor jars, key or notary");
    free.put(
        "Found ConsortiumState\\.(rules|name|members).*", "the founders agree on their charter");
    free.put("Amend signers swapped", "any voter that is counted may submit");
    free.put("Cast VoteState\\.amendment\\.next\\..*", "a member may vote for any sound charter");
    free.put("Cast VoteState\\.expiresAt later", "and for as long as it likes");
    free.put("Register RegisteredModelState\\.(name|purpose) other", "the owner names its model");
    free.put(derived + "artifact.*", "the owner says which bytes it publishes");
    free.put(derived + "provenance.*", "evidence that no contract can check");
    free.put(derived + "policy.*", "the owner's policy, no wider than the parent's");
    String trained = "Publish(Derived)?Private ModelVersionState\\.";
    free.put(
        trained + "artifact\\.(sizeBytes|(schema|architecture|card|exportManifest)Digest).*",
        "the spend fixes the bytes; the rest describes them");
    free.put(trained + "provenance\\.(specDigest|environment|development).*", "evidence likewise");
    free.put(trained + "policy.*", "the owner's policy as above");
    free.put(
        "OpenBudget PrivacyBudgetState\\.(units|deltaTrillionths|capEpsilonMillionths) .*",
        "the bank's own terms, within the consortium's");
    free.put(
        "Spend SpendState\\.(artifactDigest|dataCommitment) other",
        "what the bank trained, on what");
    free.put("Offer GrantState\\.(grantee member|kind other)", "another that the policy allows");
    free.put("Offer GrantState\\.terms.*", "within the policy");
    free.put("Evaluate EvaluationState\\.metrics.*", "a measurement that no contract can repeat");
    free.put("Evaluate EvaluationState\\.reportDigest.*", "evidence likewise");
    String rows = "(root|splitRule|firstDay|lastDay)";
    free.put("Commit HoldoutState\\.holdout\\." + rows + ".*", "its owner alone sees the rows");
    free.put("Open ApproverState\\.person\\.roles.*", "a member knows its people");
    free.put("Open PeopleRegisterState\\.rule.*", "any rule that its first three can meet");
    free.put("ProposeFederation FederationState\\.plan.*", "a member proposes what it likes");
    free.put("ProposeFederation FederationState\\.seats.*", "and to whom it likes");
    free.put("AcceptFederation FederationState\\.seats\\.commitment other", "chosen by chance");
    free.put("CommitRound RoundState\\.excluded\\.reason other", "what the aggregator saw");
    free.put("Aggregate RoundState\\.(globalDigest|cumulativeMillionths) .*", "what it computed");
    free.put("(Aggregate|RollBack) RoundState\\.excluded.*", "what it saw, all else as committed");
    free.put(
        "(BeginLog|AnchorBatch) ScoringBatchState\\.batch\\.(size|root|closedAt) .*",
        "what the bank's log holds, to which its receipts bind it");
    free.put("Propose ProposalState\\.subject\\..*", "a member may ask its people anything");
    free.put("Propose ProposalState\\.expiresAt later", "for as long as it likes");
    return free;
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void brokenTransactionIsRefusedByARule(@ForAll long seed) throws Exception {
    Breakage breakage = Breakage.draw(seed);
    drawn++;
    if (breakage.refusal() == null) {
      Optional<String> reason = FREE.keySet().stream().filter(breakage.name()::matches).findFirst();
      assertThat(reason).as("accepted, though broken: %s", breakage).isPresent();
      ACCEPTED.add(reason.get());
    }
  }

  @AfterContainer
  static void everythingThatIsFreeIsAccepted() throws Exception {
    if (drawn >= FULL_RUN) {
      lookForTheRest();
      assertThat(ACCEPTED).containsExactlyInAnyOrderElementsOf(FREE.keySet());
    }
  }

  /** What chance left out so far, among changes of that name alone: they are quickly drawn. */
  private static void lookForTheRest() throws Exception {
    Set<String> rest = new HashSet<>(FREE.keySet());
    Random seeds = new Random(drawn);
    rest.removeAll(ACCEPTED);
    for (int left = MOST_LOOKS; left > 0 && !rest.isEmpty(); left--) {
      Breakage breakage = Breakage.draw(seeds.nextLong());
      Optional<String> reason = rest.stream().filter(breakage.name()::matches).findFirst();
      if (reason.isPresent() && breakage.refusal() == null) {
        ACCEPTED.add(reason.get());
        rest.remove(reason.get());
      }
    }
  }
}
