// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.FoundingProposal;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.deploy.ContractJar;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;

/** Founds the consortium: three banks, k = 2, m = 2, watched by the regulator. */
final class Founders {
  private static final int APPROVALS = 2;
  private static final int VOTES = 2;

  private final Narrator narrator;
  private final ContractJar contracts;

  Founders(Narrator narrator, ContractJar contracts) {
    this.narrator = narrator;
    this.contracts = contracts;
  }

  ConsortiumState found(List<Bank> banks, Bank regulator) throws Exception {
    FoundingProposal proposal = proposal(banks, regulator);
    List<Bank> all = new ArrayList<>(banks);
    all.add(regulator);
    for (Bank party : all) {
      narrator.step(
          party.party() + "'s operator tells its node which founding to expect",
          () -> party.run(ExpectFoundingFlow.class, proposal));
    }
    SignedTransaction founding =
        narrator.transaction(
            "All three banks sign: the consortium is founded",
            () -> banks.get(0).run(FoundConsortiumFlow.class, LedgerActs.commandId(), proposal));
    return founding.getTx().outputsOfType(ConsortiumState.class).get(0);
  }

  private FoundingProposal proposal(List<Bank> banks, Bank regulator) throws IOException {
    return new FoundingProposal(
        "Concordat",
        banks.stream().map(Founders::member).toList(),
        List.of(regulator.identity()),
        banks.get(0).ops().notaryIdentities().get(0),
        new ConsortiumRules(
            APPROVALS,
            VOTES,
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
