// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.FoundingProposal;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Party;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.transactions.SignedTransaction;

/** Founds a consortium of banks, watched by the regulator. */
final class Founders {
  private final Narrator narrator;
  private final ContractJar contracts;
  private final int approvals;
  private final int votes;

  /**
   * @param approvals how many members other than the owner approve a version (k)
   * @param votes how many members amend the consortium (m)
   */
  Founders(Narrator narrator, ContractJar contracts, int approvals, int votes) {
    this.narrator = narrator;
    this.contracts = contracts;
    this.approvals = approvals;
    this.votes = votes;
  }

  /**
   * Founds it.
   *
   * @param banks the founders; the first proposes
   * @param observers those of the observers whose nodes are up
   */
  ConsortiumState found(List<Bank> banks, List<Bank> observers) throws Exception {
    FoundingProposal proposal = proposal(banks);
    List<Bank> all = new ArrayList<>(banks);
    all.addAll(observers);
    for (Bank party : all) {
      narrator.step(
          party.party() + "'s operator tells its node which founding to expect",
          () -> party.run(ExpectFoundingFlow.class, proposal));
    }
    SignedTransaction founding =
        narrator.transaction(
            "All %d banks sign: the consortium is founded".formatted(banks.size()),
            () -> banks.get(0).run(FoundConsortiumFlow.class, LedgerActs.commandId(), proposal));
    return founding.getTx().outputsOfType(ConsortiumState.class).get(0);
  }

  private FoundingProposal proposal(List<Bank> banks) throws IOException {
    CordaRPCOps ops = banks.get(0).ops();
    net.corda.core.identity.Party regulator =
        Objects.requireNonNull(
            ops.wellKnownPartyFromX500Name(CordaX500Name.parse(Party.REGULATOR.x500())));
    return new FoundingProposal(
        "Concordat",
        banks.stream().map(Founders::member).toList(),
        List.of(regulator),
        ops.notaryIdentities().get(0),
        new ConsortiumRules(
            approvals,
            votes,
            UseCase.ALL.stream().map(UseCase::name).toList(),
            UseCase.ALL.stream().map(UseCase::dataDomain).toList(),
            true,
            List.of(SecureHash.create(contracts.digest())),
            Crypto.toSupportedPublicKey(contracts.signer())));
  }

  private static Member member(Bank bank) {
    String domain = bank.party().organisation().toLowerCase(Locale.ROOT) + ".example";
    return new Member(
        bank.identity(),
        MemberStatus.ACTIVE,
        bank.identity().getName().getCountry(),
        List.of("https://models." + domain),
        domain);
  }
}
