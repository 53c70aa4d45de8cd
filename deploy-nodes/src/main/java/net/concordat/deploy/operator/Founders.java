// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Party;
import net.concordat.notary.ServeObserversFlow;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.transactions.SignedTransaction;

/**
 * Banks that found a consortium, watched by the regulator.
 *
 * @param contracts the contract jar that they allow
 * @param approvals how many members other than the owner approve a version (k)
 * @param votes how many members amend the consortium (m)
 * @param purposes what models may be for
 * @param dataDomains what models may be trained on
 */
public record Founders(
    ContractJar contracts,
    int approvals,
    int votes,
    List<String> purposes,
    List<String> dataDomains) {

  /** The most that a bank may spend of epsilon on a data domain: 10. */
  private static final long EPSILON_CAP_MILLIONTHS = 10_000_000;

  /** Ten times the norm of a version's weights, in millionths. */
  private static final long MOST_FEDERATED_CHANGE = 10_000_000L;

  /** A regulator's node may be down over a weekend. */
  private static final Duration MAX_UNOBSERVED = Duration.ofHours(72);

  /**
   * What these banks agree on.
   *
   * @param pages on which origin the people of each sign
   */
  public Charter proposal(List<Bank> banks, Function<Party, URI> pages) throws IOException {
    CordaRPCOps ops = banks.get(0).ops();
    net.corda.core.identity.Party regulator =
        Objects.requireNonNull(
            ops.wellKnownPartyFromX500Name(CordaX500Name.parse(Party.REGULATOR.x500())));
    return new Charter(
        "Concordat",
        banks.stream().map(bank -> member(bank, pages.apply(bank.party()))).toList(),
        List.of(regulator),
        ops.notaryIdentities().get(0),
        new ConsortiumRules(
            approvals,
            votes,
            purposes,
            dataDomains.stream().map(name -> new DataDomain(name, EPSILON_CAP_MILLIONTHS)).toList(),
            MAX_UNOBSERVED.toSeconds(),
            AttestationRule.none(),
            true,
            List.of(SecureHash.create(contracts.digest())),
            Crypto.toSupportedPublicKey(contracts.signer()),
            MOST_FEDERATED_CHANGE));
  }

  /** An operator tells its node which founding to expect. */
  public static void expect(Bank party, Charter proposal) throws Exception {
    party.run(ExpectFoundingFlow.class, proposal);
  }

  /** The first bank proposes, all sign. */
  public static SignedTransaction found(Bank first, Charter proposal) throws Exception {
    return first.run(FoundConsortiumFlow.class, UUID.randomUUID().toString(), proposal);
  }

  /** The notary's operator names the consortium whose observers may read the notary's log. */
  public static void serve(Bank notary, SignedTransaction founding) throws Exception {
    notary.run(
        ServeObserversFlow.class,
        founding.getTx().outputsOfType(ConsortiumState.class).get(0).getHeader().getConsortiumId());
  }

  private static Member member(Bank bank, URI pages) {
    return new Member(
        bank.identity(),
        MemberStatus.ACTIVE,
        bank.identity().getName().getCountry(),
        List.of(pages.toString()),
        pages.getHost());
  }
}
