// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.TornOff;
import net.corda.core.contracts.ComponentGroupEnum;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.DigestService;
import net.corda.core.crypto.MerkleTree;
import net.corda.core.crypto.MerkleTreeException;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.PartialMerkleTree.PartialTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.ComponentGroup;
import net.corda.core.transactions.FilteredComponentGroup;
import net.corda.core.transactions.FilteredTransaction;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Has a valid transaction notarised that carries states in a group of components which Corda does
 * not know, so that neither a contract nor the notary looks at them. Then shows those states as its
 * outputs: the transaction's id is the root of a hash tree that, read from another level, says so.
 */
@StartableByRPC
public final class SmuggleFlow extends FlowLogic<TornOff> {
  /** The last of sixteen groups, of which Corda knows the first ten. */
  private static final int UNKNOWN = 15;

  private final Forgery valid;
  private final List<TransactionState<ContractState>> unearned;

  /**
   * @param valid a transaction that keeps to the rules
   * @param unearned the states to be shown
   */
  public SmuggleFlow(Forgery valid, List<TransactionState<ContractState>> unearned) {
    this.valid = valid;
    this.unearned = new ArrayList<>(unearned);
  }

  @Suspendable
  @Override
  public TornOff call() throws FlowException {
    WireTransaction smuggling = smuggling();
    List<Party> me = Collections.singletonList(getOurIdentity());
    Attempt attempt = subFlow(new AttemptFlow(smuggling, me));
    if (attempt.getRefusal() != null) {
      throw new FlowException("The notary saw it: " + attempt.getRefusal());
    }
    return new TornOff(shown(smuggling), notarySignature(smuggling.getId()));
  }

  private WireTransaction smuggling() {
    WireTransaction honest = valid.build(getServiceHub());
    List<ComponentGroup> groups = new ArrayList<>(honest.getComponentGroups());
    List<OpaqueBytes> hidden = new ArrayList<>();
    unearned.forEach(state -> hidden.add(serialized(state)));
    groups.add(new ComponentGroup(UNKNOWN, hidden));
    return new WireTransaction(groups, honest.getPrivacySalt());
  }

  private static OpaqueBytes serialized(Object value) {
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    return SerializationAPIKt.serialize(value, factory, factory.getDefaultContext());
  }

  /** The eight groups of either half as one group each; the second of the two is the outputs'. */
  private static FilteredTransaction shown(WireTransaction smuggling) throws FlowException {
    FilteredTransaction all =
        smuggling.buildFilteredTransaction(component -> component instanceof OpaqueBytes);
    FilteredComponentGroup unknown = null;
    for (FilteredComponentGroup group : all.getFilteredComponentGroups()) {
      if (group.getGroupIndex() == UNKNOWN) {
        unknown = group;
      }
    }
    if (unknown == null) {
      throw new FlowException("Nothing is hidden in the transaction");
    }
    List<SecureHash> roots = all.getGroupHashes();
    PartialTree path = unknown.getPartialMerkleTree().getRoot();
    path = beside(roots.get(UNKNOWN - 1), path);
    path = beside(root(roots.subList(12, 14)), path);
    path = beside(root(roots.subList(8, 12)), path);
    return new FilteredTransaction(
        smuggling.getId(),
        Collections.singletonList(
            new FilteredComponentGroup(
                ComponentGroupEnum.OUTPUTS_GROUP.ordinal(),
                unknown.getComponents(),
                unknown.getNonces(),
                new PartialMerkleTree(path))),
        Arrays.asList(root(roots.subList(0, 8)), root(roots.subList(8, 16))),
        DigestService.Companion.getSha2_256());
  }

  private static PartialTree beside(SecureHash left, PartialTree right) {
    return new PartialTree.Node(new PartialTree.Leaf(left), right, SecureHash.SHA2_256);
  }

  private static SecureHash root(List<SecureHash> leaves) throws FlowException {
    try {
      return MerkleTree.Companion.getMerkleTree(leaves).getHash();
    } catch (MerkleTreeException e) {
      throw new FlowException("No tree", e);
    }
  }

  private TransactionSignature notarySignature(SecureHash txId) throws FlowException {
    SignedTransaction notarised = getServiceHub().getValidatedTransactions().getTransaction(txId);
    if (notarised != null && notarised.getNotary() != null) {
      for (TransactionSignature signature : notarised.getSigs()) {
        if (signature.getBy().equals(notarised.getNotary().getOwningKey())) {
          return signature;
        }
      }
    }
    throw new FlowException("Not signed by its notary: " + txId);
  }
}
