// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.consortium.internal.ConsortiumRow;
import net.concordat.registry.consortium.internal.ConsortiumRows;
import net.concordat.registry.consortium.internal.VoteRow;
import net.concordat.registry.consortium.internal.VoteRows;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.VoteFact;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to the consortium, its rules, and how they changed. */
@Service
@Transactional(readOnly = true)
public class Consortium {
  private final ConsortiumRows rows;
  private final VoteRows votes;

  Consortium(ConsortiumRows rows, VoteRows votes) {
    this.rows = rows;
    this.votes = votes;
  }

  /** As it stands, or stood; empty before it was founded. */
  public Optional<Standing<ConsortiumFact>> find(@Nullable Instant asOf) {
    return rows.findOne(Held.asOf(asOf)).map(ConsortiumRow::standing);
  }

  /** What every amendment changed, from the founding on. */
  public List<Amendment> amendments() {
    List<Amendment> amendments = new ArrayList<>();
    ConsortiumFact before = null;
    for (ConsortiumRow row :
        rows.findBy(
            (all, query, builder) -> null, found -> found.sortBy(Sort.by("version")).all())) {
      Standing<ConsortiumFact> next = row.standing();
      amendments.add(Amendment.between(before, next));
      before = next.fact();
    }
    return amendments;
  }

  /** The votes for amendments of the consortium as it stands, or stood. */
  public List<Standing<VoteFact>> votes(@Nullable Instant asOf) {
    return find(asOf).map(current -> votesOn(current.state(), asOf)).orElse(List.of());
  }

  private List<Standing<VoteFact>> votesOn(StateId base, @Nullable Instant asOf) {
    return votes
        .findBy(
            Held.<VoteRow>asOf(asOf)
                .and(Held.with("baseTxId", base.txId()))
                .and(Held.with("baseOutputIndex", base.outputIndex())),
            found -> found.sortBy(Sort.by("validFrom", "voter")).all())
        .stream()
        .map(VoteRow::standing)
        .toList();
  }
}
