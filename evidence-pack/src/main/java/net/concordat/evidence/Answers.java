// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.workflows.decision.DecisionWords;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/** What people signed with their passkeys, with the key under which each was enrolled. */
final class Answers {
  private Answers() {}

  /**
   * One assertion.
   *
   * @param name under which it is in a pack
   * @param subject what was signed, which the challenge is of
   * @param person who signed, a pseudonym
   * @param key under which the person was enrolled; null where another bank keeps that to itself
   * @param member where the person works
   * @param challenge the SHA-256 that was signed
   * @param code what people compare, of a decision; null for anything else
   * @param words what it says in plain English, likewise
   * @param assertion what the authenticator made of it
   */
  record Answer(
      String name,
      ContractState subject,
      String person,
      @Nullable PasskeyPublicKey key,
      Member member,
      SecureHash challenge,
      @Nullable String code,
      @Nullable String words,
      Assertion assertion) {
    /** Requires what the contract requires, as far as the key is known. */
    void verify() {
      if (key == null) {
        assertion.requireFor(challenge, member.getRelyingPartyId(), member.getOrigins());
      } else {
        assertion.verify(key, challenge, member.getRelyingPartyId(), member.getOrigins());
      }
    }
  }

  /**
   * All of a transaction.
   *
   * @throws EvidenceException if whom or what one of them is about is not in the pack
   */
  static List<Answer> of(SignedTransaction transaction, LedgerGraph graph)
      throws EvidenceException {
    List<Answer> answers = new ArrayList<>();
    for (StateAndRef<DecisionState> decision :
        LedgerGraph.outputs(transaction, DecisionState.class)) {
      answers.add(decision(transaction, decision, graph));
    }
    for (StateAndRef<DevelopmentState> development :
        LedgerGraph.outputs(transaction, DevelopmentState.class)) {
      answers.addAll(developers(transaction, development, graph));
    }
    for (Command<?> command : transaction.getTx().getCommands()) {
      if (command.getValue() instanceof ApprovalContract.Commands.Decide decide
          && !graph.has(decide.getDecided().id())) {
        answers.addAll(ofAnother(transaction, decide.getDecided(), graph));
      }
    }
    return answers;
  }

  private static Answer decision(
      SignedTransaction transaction, StateAndRef<DecisionState> made, LedgerGraph graph)
      throws EvidenceException {
    DecisionState decision = made.getState().getData();
    StateAndRef<ProposalState> proposal =
        graph
            .find(decision.getProposal(), ProposalState.class)
            .orElseThrow(() -> missing(transaction, "the proposal " + decision.getProposal()));
    ProposalState asked = proposal.getState().getData();
    ApproverState approver =
        graph.references(transaction, ApproverState.class).stream()
            .filter(each -> each.getPerson().getPersonId().equals(decision.getPersonId()))
            .findFirst()
            .orElseThrow(() -> missing(transaction, "the person " + decision.getPersonId()));
    if (!decision.getProposalId().equals(asked.getProposalId())
        || !decision.getMember().equals(asked.getMember())
        || !approver.getMember().equals(asked.getMember())
        || !decision.getSubjectDigest().equals(asked.getSubject().digest())
        || !approver.getPerson().getRoles().contains(decision.getRole())) {
      throw new EvidenceException(
          entry(transaction), "a decision on something else, or in a role the person has not");
    }
    return answer(
        transaction, name(made, 0), proposal, decision, approver.getPerson().getKey(), graph);
  }

  /** Those of another bank's people, of whose own transaction only this is shown. */
  private static List<Answer> ofAnother(
      SignedTransaction transaction, TornOff decided, LedgerGraph graph) throws EvidenceException {
    List<Answer> answers = new ArrayList<>();
    for (ProposalState asked : decided.shown(ProposalState.class)) {
      for (DecisionState decision : decided.shown(DecisionState.class)) {
        if (!decision.getProposalId().equals(asked.getProposalId())
            || !decision.getMember().equals(asked.getMember())
            || !decision.getSubjectDigest().equals(asked.getSubject().digest())) {
          throw new EvidenceException(entry(transaction), "shows a decision on something else");
        }
        StateAndRef<ProposalState> open =
            new StateAndRef<>(
                new TransactionState<>(asked, asked.getMember()), decision.getProposal());
        String name = LedgerJson.hex(decided.id()) + "-shown-" + answers.size();
        answers.add(answer(transaction, name, open, decision, null, graph));
      }
    }
    return answers;
  }

  private static Answer answer(
      SignedTransaction transaction,
      String name,
      StateAndRef<ProposalState> open,
      DecisionState decision,
      @Nullable PasskeyPublicKey key,
      LedgerGraph graph)
      throws EvidenceException {
    ProposalState asked = open.getState().getData();
    Challenge challenge = Challenge.of(open, decision.getRole(), decision.getVerdict());
    String code = challenge.code();
    return new Answer(
        name,
        asked,
        decision.getPersonId().toString(),
        key,
        member(transaction, asked.getMember(), graph),
        challenge.getHash(),
        code,
        new DecisionWords(consortium(transaction, graph), graph)
            .of(asked, decision.getRole(), decision.getVerdict(), code),
        decision.getAssertion());
  }

  private static List<Answer> developers(
      SignedTransaction transaction, StateAndRef<DevelopmentState> made, LedgerGraph graph)
      throws EvidenceException {
    DevelopmentState development = made.getState().getData();
    List<ApproverState> people = graph.references(transaction, ApproverState.class);
    List<SecureHash> digests = new ArrayList<>();
    development.getDevelopers().forEach(each -> digests.add(each.getPersonDigest()));
    SecureHash challenge =
        DevelopmentState.challenge(
            development.getHeader().getConsortiumId(),
            development.getMember(),
            development.getArtifactDigest(),
            development.getSalt(),
            digests);
    List<Answer> answers = new ArrayList<>();
    for (Developer developer : development.getDevelopers()) {
      ApproverState person =
          people.stream()
              .filter(
                  each ->
                      Developer.digestOf(development.getSalt(), each.getPerson().getPersonId())
                          .equals(developer.getPersonDigest()))
              .findFirst()
              .orElseThrow(() -> missing(transaction, "the person " + developer.getPersonDigest()));
      answers.add(
          new Answer(
              name(made, answers.size()),
              development,
              person.getPerson().getPersonId().toString(),
              person.getPerson().getKey(),
              member(transaction, development.getMember(), graph),
              challenge,
              null,
              null,
              developer.getAssertion()));
    }
    return answers;
  }

  private static Member member(SignedTransaction transaction, Party party, LedgerGraph graph)
      throws EvidenceException {
    return consortium(transaction, graph).getMembers().stream()
        .filter(each -> each.getParty().equals(party))
        .findFirst()
        .orElseThrow(() -> missing(transaction, "the member " + party.getName()));
  }

  private static ConsortiumState consortium(SignedTransaction transaction, LedgerGraph graph)
      throws EvidenceException {
    return graph
        .consortiumOf(transaction)
        .orElseThrow(() -> missing(transaction, "the consortium as it stood"));
  }

  private static String name(StateAndRef<?> state, int number) {
    return LedgerJson.hex(state.getRef().getTxhash())
        + "-"
        + state.getRef().getIndex()
        + "-"
        + number;
  }

  private static String entry(SignedTransaction transaction) {
    return Pack.TRANSACTIONS + LedgerJson.hex(transaction.getId()) + Pack.BINARY;
  }

  private static EvidenceException missing(SignedTransaction transaction, String what) {
    return new EvidenceException(
        entry(transaction), what + ", on which an assertion rests, is not in the pack");
  }
}
