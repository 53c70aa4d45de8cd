// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.concordat.registry.account.Account;
import net.concordat.registry.account.Accounts;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.consortium.Consortium;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.development.Development;
import net.concordat.registry.development.Developments;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.document.Documents;
import net.concordat.registry.ledger.Charter;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.ProposalSubject;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.sharing.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what somebody can do about a version or a proposal, by what the registry knows. */
@Service
@BankOnly
@Transactional(readOnly = true)
public class Actions {
  private final Accounts accounts;
  private final Grants grants;
  private final Approvals approvals;
  private final Decisions decisions;
  private final Developments developments;
  private final Consortium consortium;
  private final Documents documents;
  private final Adoptions adoptions;
  private final Clock clock;

  Actions(
      Accounts accounts,
      Grants grants,
      Approvals approvals,
      Decisions decisions,
      Developments developments,
      Consortium consortium,
      Documents documents,
      Adoptions adoptions,
      Clock clock) {
    this.accounts = accounts;
    this.grants = grants;
    this.approvals = approvals;
    this.decisions = decisions;
    this.developments = developments;
    this.consortium = consortium;
    this.documents = documents;
    this.adoptions = adoptions;
    this.clock = clock;
  }

  /** All that there are, in the order in which they are done. */
  public List<Action> on(ModelVersionFact version, Caller caller) {
    Account account = accounts.of(caller);
    String own = account.party();
    Function<ActionRules, Action> said =
        own == null ? ActionRules::unknown : in(situation(version, caller, account, own));
    return Arrays.stream(ActionRules.values()).map(said).toList();
  }

  /** Whether somebody can decide on a proposal; on any other than an open one nobody can. */
  public Action decideOn(ProposalFact asked, Caller caller) {
    Account account = accounts.of(caller);
    String own = account.party();
    return own == null
        ? ActionRules.DECIDE.unknown()
        : ActionRules.DECIDE.by(
            caller, () -> DecideRules.against(deciding(asked, caller, account, own)));
  }

  private Deciding deciding(ProposalFact asked, Caller caller, Account account, String own) {
    Instant now = clock.instant();
    return new Deciding(
        caller,
        now,
        enrolled(account),
        version(asked.subject())
            .map(version -> namesCaller(developed(version, own), account.personId()))
            .orElse(false),
        open(List.of(asked), now),
        answers(own, List.of(asked), account.personId()));
  }

  private Optional<VersionKey> version(ProposalSubject subject) {
    UUID used = subject.adoptionId();
    return used == null
        ? Optional.ofNullable(subject.version())
        : adoptions.adoption(used, null).map(adoption -> adoption.fact().version());
  }

  /** What can still be decided on at an instant. */
  static List<ProposalFact> open(List<ProposalFact> asked, Instant now) {
    return asked.stream()
        .filter(proposal -> proposal.status().equals("OPEN") && now.isBefore(proposal.expiresAt()))
        .toList();
  }

  private static @Nullable PersonFact enrolled(Account account) {
    return account.enrolled() == null ? null : account.enrolled().fact();
  }

  private List<Development> developed(VersionKey version, String own) {
    return developments.of(version.artifactDigest(), null).stream()
        .filter(record -> record.member().equals(own))
        .toList();
  }

  private static Function<ActionRules, Action> in(Situation situation) {
    return rules -> rules.in(situation);
  }

  private Situation situation(
      ModelVersionFact version, Caller caller, Account account, String own) {
    VersionKey key = version.version();
    String model = key.modelId();
    int number = key.version();
    List<Development> developed = developed(key, own);
    List<ProposalFact> asked =
        facts(decisions.on(model, number, null)).stream()
            .filter(proposal -> proposal.member().equals(own))
            .toList();
    Optional<Charter> charter = consortium.find(null).map(found -> found.fact().charter());
    return new Situation(
        caller,
        own,
        clock.instant(),
        version,
        enrolled(account),
        namesCaller(developed, account.personId()),
        !developed.isEmpty(),
        facts(grants.of(model, number, null)).stream()
            .filter(grant -> grant.grantee().equals(own))
            .toList(),
        facts(grants.receipts(model, number, null)).stream()
            .filter(receipt -> receipt.grantee().equals(own))
            .toList(),
        facts(approvals.of(model, number, null)),
        charter.map(Charter::approvalThreshold).orElse(0),
        charter.map(rules -> others(rules, version.owner())).orElse(0),
        asked,
        answers(own, asked, account.personId()),
        documents.wrote(new DocumentId(model, number, DocumentKind.MODEL_CARD), caller.subject()),
        documents.wrote(
            new DocumentId(model, number, DocumentKind.VALIDATION_REPORT), caller.subject()));
  }

  private static <F extends Fact> List<F> facts(List<Standing<F>> found) {
    return found.stream().map(Standing::fact).toList();
  }

  private static boolean namesCaller(List<Development> developed, @Nullable UUID personId) {
    return personId != null
        && developed.stream()
            .flatMap(record -> record.developers().stream())
            .anyMatch(developer -> personId.equals(developer.personId()));
  }

  private static int others(Charter charter, String owner) {
    return Math.toIntExact(
        charter.members().stream()
            .filter(member -> member.status().equals("ACTIVE") && !member.name().equals(owner))
            .count());
  }

  private List<DecisionFact> answers(
      String own, List<ProposalFact> asked, @Nullable UUID personId) {
    List<UUID> open =
        asked.stream()
            .filter(proposal -> proposal.status().equals("OPEN"))
            .map(ProposalFact::proposalId)
            .toList();
    return decisions.answers(own, open).stream()
        .filter(decision -> decision.personId().equals(personId))
        .toList();
  }
}
