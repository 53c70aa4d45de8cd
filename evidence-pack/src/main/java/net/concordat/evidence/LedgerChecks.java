// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.security.PublicKey;
import java.security.SignatureException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionContract;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.PartialMerkleTree.PartialTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Whether transactions are what a consortium's notary signed. The notary validates: it signs
 * nothing that breaks a rule. Which notary, the seed says from which the consortium grew, and which
 * seed, the consortium's id does: so whoever knows the id needs to trust nothing in the pack.
 */
final class LedgerChecks {
  private final LedgerGraph graph;
  private final String consortiumId;
  private final Party notary;
  private final Set<AttachmentConstraint> contracts = new HashSet<>();

  private LedgerChecks(LedgerGraph graph, String consortiumId, Party notary) {
    this.graph = graph;
    this.consortiumId = consortiumId;
    this.notary = notary;
    for (StateAndRef<ConsortiumState> consortium : graph.all(ConsortiumState.class)) {
      contracts.add(
          SignatureAttachmentConstraint.Companion.create(
              consortium.getState().getData().getRules().getContractKey()));
    }
  }

  /**
   * Finds the notary.
   *
   * @throws EvidenceException if the pack has no seed of the consortium
   */
  static LedgerChecks of(LedgerGraph graph, String consortiumId) throws EvidenceException {
    for (StateAndRef<ConsortiumSeedState> seed : graph.all(ConsortiumSeedState.class)) {
      if (LedgerJson.hex(ConsortiumState.idOf(seed.getRef())).equals(consortiumId)) {
        return new LedgerChecks(graph, consortiumId, seed.getState().getNotary());
      }
    }
    throw new EvidenceException(
        PackIndex.NAME, "no transaction in the pack is the seed of the consortium it names");
  }

  /** Checks one transaction, with all that it shows of others. */
  void check(SignedTransaction transaction, boolean about) throws EvidenceException {
    String entry = Pack.TRANSACTIONS + LedgerJson.hex(transaction.getId()) + Pack.BINARY;
    PackLimits.requireAtMost(
        entry, PackLimits.SIGNATURES, "signatures", transaction.getSigs().size());
    try {
      checkSignatures(transaction);
      checkOurs(transaction);
      if (about) {
        checkWhole(transaction);
        checkTornOff(transaction);
      }
    } catch (SignatureException | RuntimeException wrong) {
      throw new EvidenceException(entry, String.valueOf(wrong.getMessage()));
    }
  }

  private void checkSignatures(SignedTransaction transaction) throws SignatureException {
    require(
        transaction.getId() instanceof SecureHash.SHA256
            && transaction
                .getTx()
                .getDigestService()
                .getHashAlgorithm()
                .equals(SecureHash.SHA2_256),
        "its id is no SHA-256");
    require(notary.equals(transaction.getNotary()), "its notary is not the consortium's");
    transaction.verifyRequiredSignatures();
    Set<PublicKey> required = transaction.getRequiredSigningKeys();
    for (TransactionSignature signature : transaction.getSigs()) {
      require(
          required.contains(signature.getBy()),
          "signed by the key "
              + LedgerJson.fingerprint(signature.getBy())
              + ", which had nothing to sign");
      PartialMerkleTree amongOthers = signature.getPartialMerkleTree();
      require(
          amongOthers == null || isSha256(amongOthers.getRoot()),
          "signed among others in a tree of another hash");
    }
    require(required.contains(notary.getOwningKey()), "its notary had nothing to sign");
  }

  /** Corda hashes a tree with whatever hash its nodes name. */
  private static boolean isSha256(PartialTree tree) {
    if (tree instanceof PartialTree.Node node) {
      return SecureHash.SHA2_256.equals(node.getHashAlgorithm())
          && isSha256(node.getLeft())
          && isSha256(node.getRight());
    }
    SecureHash leaf =
        tree instanceof PartialTree.IncludedLeaf included
            ? included.getHash()
            : ((PartialTree.Leaf) tree).getHash();
    return leaf instanceof SecureHash.SHA256;
  }

  /** What the notary looked at the contracts of, which only states under them have. */
  private void checkOurs(SignedTransaction transaction) {
    for (StateAndRef<ConcordatState> output :
        LedgerGraph.outputs(transaction, ConcordatState.class)) {
      ConcordatState state = output.getState().getData();
      String of = LedgerJson.hex(state.getHeader().getConsortiumId());
      require(of.equals(consortiumId), "a state of the consortium " + of);
      BelongsToContract contract = state.getClass().getAnnotation(BelongsToContract.class);
      require(
          contract != null
              && contract.value().getName().equals(output.getState().getContract())
              && output.getState().getNotary().equals(notary)
              && contracts.contains(output.getState().getConstraint()),
          "a " + state.getClass().getSimpleName() + " under another contract, key or notary");
    }
  }

  private void checkWhole(SignedTransaction transaction) {
    for (Collection<StateRef> refs :
        List.of(transaction.getInputs(), transaction.getReferences())) {
      for (StateRef ref : refs) {
        require(
            graph.has(ref.getTxhash()),
            "it builds on "
                + LedgerJson.text(ref)
                + ", and transactions/"
                + LedgerJson.hex(ref.getTxhash())
                + ".bin is not in the pack");
      }
    }
  }

  private void checkTornOff(SignedTransaction transaction) {
    for (Command<?> command : transaction.getTx().getCommands()) {
      if (command.getValue() instanceof ApprovalContract.Commands.Decide decide) {
        TornOff decided = decide.getDecided();
        prove(transaction, decided);
        require(
            !decided.shown(ProposalState.class).isEmpty()
                && decided.shown(DecisionState.class).stream()
                        .map(DecisionState::getPersonId)
                        .distinct()
                        .count()
                    > 1,
            "shows no decision of two people");
      } else if (command.getValue() instanceof ModelVersionContract.Commands.Publishing publishing
          && publishing.getSpend() != null) {
        prove(transaction, publishing.getSpend());
        publishing.getSpend().onlyShown(SpendState.class);
      }
    }
  }

  private void prove(SignedTransaction transaction, TornOff shown) {
    ConsortiumState consortium =
        graph
            .consortiumOf(transaction)
            .orElseThrow(() -> new IllegalArgumentException("it references no consortium"));
    shown.requireProven(consortium);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
