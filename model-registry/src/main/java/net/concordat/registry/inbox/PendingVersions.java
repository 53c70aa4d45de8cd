// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.registry.approval.Approvals;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.consortium.Consortium;
import net.concordat.registry.inbox.Waiting.Kind;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.Charter;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.model.FoundVersion;
import net.concordat.registry.model.ModelSearch;
import net.concordat.registry.model.VersionQuery;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.sharing.Grants;
import org.springframework.stereotype.Component;

/** The versions that wait for votes. */
@Component
@BankOnly
class PendingVersions {
  private final ModelSearch search;
  private final Grants grants;
  private final Approvals approvals;
  private final Consortium consortium;

  PendingVersions(ModelSearch search, Grants grants, Approvals approvals, Consortium consortium) {
    this.search = search;
    this.grants = grants;
    this.approvals = approvals;
    this.consortium = consortium;
  }

  /** What waits for somebody: others' to be reviewed, the bank's own to be concluded. */
  List<Waiting> of(String own, Caller caller, Instant now, int most) {
    List<Standing<ModelVersionFact>> pending =
        search.versions(VersionQuery.of("PENDING_APPROVAL"), List.of(), most).stream()
            .map(FoundVersion::version)
            .toList();
    Set<String> models =
        pending.stream()
            .map(version -> version.fact().version().modelId())
            .collect(Collectors.toSet());
    List<ApprovalFact> votes = approvals.on(models);
    List<Waiting> waiting = new ArrayList<>();
    if (may(caller, CommandKind.PROPOSE_REVIEW)) {
      List<GrantFact> held = grants.active(own, models);
      pending.stream()
          .filter(version -> !version.fact().owner().equals(own))
          .filter(version -> isHeld(version.fact().version(), held, now))
          .filter(version -> votes.stream().noneMatch(vote -> isBy(vote, own, version.fact())))
          .forEach(version -> waiting.add(waiting(Kind.REVIEW, version)));
    }
    if (may(caller, CommandKind.CONCLUDE_VERSION)) {
      Optional<Charter> charter = consortium.find(null).map(found -> found.fact().charter());
      pending.stream()
          .filter(version -> version.fact().owner().equals(own))
          .filter(
              version ->
                  charter.filter(rules -> isDecided(version.fact(), votes, rules, now)).isPresent())
          .forEach(version -> waiting.add(waiting(Kind.CONCLUDE, version)));
    }
    return waiting;
  }

  private static boolean may(Caller caller, CommandKind kind) {
    return kind.roles().stream().anyMatch(caller.roles()::contains);
  }

  private static boolean isHeld(VersionKey version, List<GrantFact> held, Instant now) {
    return held.stream()
        .filter(grant -> now.isBefore(grant.terms().expiresAt()))
        .anyMatch(grant -> grant.version().equals(version));
  }

  private static boolean isBy(ApprovalFact vote, String member, ModelVersionFact version) {
    return vote.member().equals(member) && vote.version().equals(version.version());
  }

  private static boolean isDecided(
      ModelVersionFact version, List<ApprovalFact> votes, Charter charter, Instant now) {
    List<ApprovalFact> counted =
        votes.stream()
            .filter(vote -> vote.version().equals(version.version()))
            .filter(vote -> now.isBefore(vote.expiresAt()))
            .toList();
    long others =
        charter.members().stream()
            .filter(member -> member.status().equals("ACTIVE"))
            .filter(member -> !member.name().equals(version.owner()))
            .count();
    return of("APPROVE", counted) >= charter.approvalThreshold()
        || others - of("REJECT", counted) < charter.approvalThreshold();
  }

  private static long of(String decision, List<ApprovalFact> votes) {
    return votes.stream().filter(vote -> vote.decision().equals(decision)).count();
  }

  private static Waiting waiting(Kind kind, Standing<ModelVersionFact> version) {
    return Waiting.of(kind, version.since(), null, version.fact().version(), null, null);
  }
}
