// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.ForeignContract;
import net.concordat.contracts.testing.ForeignState;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.ComponentGroupEnum;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.HashAttachmentConstraint;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.DigestService;
import net.corda.core.crypto.MerkleTree;
import net.corda.core.crypto.MerkleTreeException;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.PartialMerkleTree.PartialTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.ComponentGroup;
import net.corda.core.transactions.FilteredComponentGroup;
import net.corda.core.transactions.FilteredTransaction;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.core.utilities.OpaqueBytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Of bank B's use of its holdout the ticket is shown, and the holdout hidden. */
class TornOffTest {
  private static final ConsortiumState CONSORTIUM = Samples.consortium(Samples.CONSORTIUM_ID);
  private static final int OUTPUTS = ComponentGroupEnum.OUTPUTS_GROUP.ordinal();

  private final SignedTransaction use = Valid.useHoldout().notarised();
  private final TornOff ticket = TornOff.of(use, HoldoutUseState.class);

  @Test
  void showsWhatItProvesAndHidesTheRest() {
    ticket.requireProven(CONSORTIUM);
    assertThat(ticket.id()).isEqualTo(use.getId());
    assertThat(ticket.onlyShown(HoldoutUseState.class))
        .isEqualTo(use.getTx().outputsOfType(HoldoutUseState.class).get(0));
    assertThat(ticket.shown(HoldoutState.class)).isEmpty();
  }

  @Test
  void provesTheSameAfterItsWayOverTheWire() {
    TornOff received =
        SerializationFactory.Companion.getDefaultFactory()
            .deserialize(
                SerializationAPIKt.serialize(
                    ticket,
                    SerializationFactory.Companion.getDefaultFactory(),
                    SerializationFactory.Companion.getDefaultFactory().getDefaultContext()),
                TornOff.class,
                SerializationFactory.Companion.getDefaultFactory().getDefaultContext());
    received.requireProven(CONSORTIUM);
    assertThat(received.onlyShown(HoldoutUseState.class))
        .isEqualTo(ticket.onlyShown(HoldoutUseState.class));
  }

  @Test
  void isMadeOnlyOfWhatTheNotarySigned() {
    WireTransaction wire = use.getTx();
    SignedTransaction unsigned =
        new SignedTransaction(wire, List.of(TestLedger.signature(Parties.BANK_B, wire.getId())));
    assertThatThrownBy(() -> TornOff.of(unsigned, HoldoutUseState.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not signed by its notary");
  }

  @Nested
  class Form {
    @Test
    void rejectsAnInputShown() {
      FilteredTransaction shown =
          use.buildFilteredTransaction(
              component ->
                  component instanceof StateRef
                      || (component instanceof TransactionState<?> state
                          && state.getData() instanceof HoldoutUseState));
      assertThat(shown.getInputs()).isNotEmpty();
      isRefusedBy(LedgerRule.TORN_OFF_FORM, proving(signed(shown)));
    }

    @Test
    void rejectsNothingShown() {
      isRefusedBy(
          LedgerRule.TORN_OFF_FORM,
          proving(signed(use.buildFilteredTransaction(component -> false))));
    }

    /** Corda's own check, and the notary's signature, are in order: the id has two readings. */
    @Test
    void rejectsAnOutputThatTheNotarySawAsAnUnknownComponent() throws Exception {
      WireTransaction honest = use.getTx();
      HoldoutUseState unearned =
          Copy.with(honest.outputsOfType(HoldoutUseState.class).get(0), "number", 400);
      List<ComponentGroup> groups = new ArrayList<>(honest.getComponentGroups());
      groups.add(new ComponentGroup(15, List.of(serialized(TestLedger.ours(unearned)))));
      WireTransaction smuggling = new WireTransaction(groups, honest.getPrivacySalt());
      assertThatCode(() -> TestLedger.verify(smuggling)).doesNotThrowAnyException();

      FilteredTransaction all = smuggling.buildFilteredTransaction(OpaqueBytes.class::isInstance);
      FilteredComponentGroup unknown =
          all.getFilteredComponentGroups().stream()
              .filter(group -> group.getGroupIndex() == 15)
              .findFirst()
              .orElseThrow();
      List<SecureHash> roots = all.getGroupHashes();
      PartialTree path = unknown.getPartialMerkleTree().getRoot();
      path = node(new PartialTree.Leaf(roots.get(14)), path);
      path = node(new PartialTree.Leaf(root(roots.subList(12, 14))), path);
      path = node(new PartialTree.Leaf(root(roots.subList(8, 12))), path);
      TornOff forged =
          new TornOff(
              filtered(
                  smuggling.getId(),
                  group(unknown.getComponents(), unknown.getNonces(), path),
                  List.of(root(roots.subList(0, 8)), root(roots.subList(8, 16)))),
              TestLedger.signature(Parties.NOTARY, smuggling.getId()));
      forged.getTransaction().verify();
      assertThat(forged.onlyShown(HoldoutUseState.class)).isEqualTo(unearned);
      isRefusedBy(LedgerRule.TORN_OFF_FORM, proving(forged));
    }

    /** What a state says in bytes would be read as a state of its own. */
    @Test
    void rejectsANonceThatSwallowsTheBeginningOfAnOutput() throws Exception {
      FilteredComponentGroup honest = shownGroup();
      byte[] nonce = honest.getNonces().get(0).getBytes();
      byte[] component = honest.getComponents().get(0).getBytes();
      byte[] longer = Arrays.copyOf(nonce, nonce.length + 16);
      System.arraycopy(component, 0, longer, nonce.length, 16);
      TornOff shifted =
          signed(
              withGroup(
                  group(
                      List.of(new OpaqueBytes(Arrays.copyOfRange(component, 16, component.length))),
                      List.of(new SecureHash.HASH("SHA-384", longer)),
                      honest.getPartialMerkleTree().getRoot())));
      shifted.getTransaction().verify();
      isRefusedBy(LedgerRule.TORN_OFF_FORM, proving(shifted));
    }

    @Test
    void rejectsATreeOfAnotherHash() {
      PartialTree.Node root = (PartialTree.Node) shownGroup().getPartialMerkleTree().getRoot();
      isRefusedBy(
          LedgerRule.TORN_OFF_FORM,
          proving(
              signed(
                  withGroup(
                      group(
                          shownGroup().getComponents(),
                          shownGroup().getNonces(),
                          new PartialTree.Node(root.getLeft(), root.getRight(), "SHA3-256"))))));
    }

    @Test
    void rejectsAnIdOfAnotherHash() {
      FilteredTransaction honest = ticket.getTransaction();
      isRefusedBy(
          LedgerRule.TORN_OFF_FORM,
          proving(
              new TornOff(
                  new FilteredTransaction(
                      honest.getId(),
                      honest.getFilteredComponentGroups(),
                      honest.getGroupHashes(),
                      DigestService.Companion.getSha2_512()),
                  ticket.getNotarySignature())));
    }
  }

  @Nested
  class Notarised {
    @Test
    void rejectsTheSignatureOfAnotherNotary() {
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              new TornOff(
                  ticket.getTransaction(),
                  TestLedger.signature(Parties.OTHER_NOTARY, ticket.id()))));
    }

    @Test
    void rejectsASignatureForgedInTheNotarysName() {
      TransactionSignature other = TestLedger.signature(Parties.OTHER_NOTARY, ticket.id());
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              new TornOff(
                  ticket.getTransaction(),
                  new TransactionSignature(
                      other.getBytes(),
                      Parties.NOTARY.getPublicKey(),
                      other.getSignatureMetadata()))));
    }

    @Test
    void rejectsTheSignatureOfAnotherTransaction() {
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              new TornOff(
                  ticket.getTransaction(),
                  TestLedger.signature(Parties.NOTARY, SecureHash.sha256("another")))));
    }

    /** As a real notary signs whatever comes in at one time. */
    @Test
    void acceptsASignatureOverManyTransactions() {
      SecureHash other = SecureHash.sha256("another").reHash();
      TornOff alone = signedAmong(ticket.id().reHash(), leaf(ticket.id().reHash()));
      TornOff ofTwo =
          signedAmong(
              other.concatenate(ticket.id().reHash()),
              node(new PartialTree.Leaf(other), leaf(ticket.id().reHash())));
      assertThatCode(proving(alone)).doesNotThrowAnyException();
      assertThatCode(proving(ofTwo)).doesNotThrowAnyException();
    }

    @Test
    void rejectsASignatureOverManyTransactionsOfWhichThisIsNone() {
      SecureHash other = SecureHash.sha256("another").reHash();
      isRefusedBy(LedgerRule.TORN_OFF_NOTARISED, proving(signedAmong(other, leaf(other))));
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              signedAmong(
                  other.concatenate(ticket.id().reHash()),
                  node(new PartialTree.Leaf(other), new PartialTree.Leaf(ticket.id().reHash())))));
    }

    /** As somebody would have it whose transaction holds another one's id inside. */
    @Test
    void rejectsANodeInsideATransactionThatWasSigned() {
      SecureHash signed = SecureHash.sha256("another").concatenate(ticket.id());
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              signedAmong(
                  signed,
                  node(new PartialTree.Leaf(SecureHash.sha256("another")), leaf(ticket.id())))));
    }

    @Test
    void rejectsASignatureOverATreeOfAnotherHash() {
      SecureHash other = SecureHash.sha256("another").reHash();
      PartialTree tree =
          new PartialTree.Node(new PartialTree.Leaf(other), leaf(ticket.id().reHash()), "SHA3-256");
      SecureHash root = other.concatenateAs("SHA3-256", ticket.id().reHash());
      isRefusedBy(LedgerRule.TORN_OFF_NOTARISED, proving(signedAmong(root, tree)));
    }

    private TornOff signedAmong(SecureHash root, PartialTree tree) {
      TransactionSignature ofRoot = TestLedger.signature(Parties.NOTARY, root);
      return new TornOff(
          ticket.getTransaction(),
          new TransactionSignature(
              ofRoot.getBytes(),
              ofRoot.getBy(),
              ofRoot.getSignatureMetadata(),
              new PartialMerkleTree(tree)));
    }

    private PartialTree leaf(SecureHash hash) {
      return new PartialTree.IncludedLeaf(hash);
    }

    @Test
    void rejectsAnOutputThatWasChanged() {
      HoldoutUseState changed = Copy.with(ticket.onlyShown(HoldoutUseState.class), "number", 400);
      FilteredComponentGroup honest = shownGroup();
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              signed(
                  withGroup(
                      group(
                          List.of(serialized(TestLedger.ours(changed))),
                          honest.getNonces(),
                          honest.getPartialMerkleTree().getRoot())))));
    }

    @Test
    void rejectsAnOutputBesideThoseThatWereProduced() {
      FilteredComponentGroup honest = shownGroup();
      List<OpaqueBytes> more = new ArrayList<>(honest.getComponents());
      more.add(serialized(TestLedger.ours(ticket.onlyShown(HoldoutUseState.class))));
      List<SecureHash> nonces = new ArrayList<>(honest.getNonces());
      nonces.add(SecureHash.sha256("nonce"));
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(signed(withGroup(group(more, nonces, honest.getPartialMerkleTree().getRoot())))));
    }

    @Test
    void rejectsAnotherId() {
      SecureHash other = SecureHash.sha256("another");
      FilteredTransaction honest = ticket.getTransaction();
      isRefusedBy(
          LedgerRule.TORN_OFF_NOTARISED,
          proving(
              new TornOff(
                  filtered(other, shownGroup(), honest.getGroupHashes()),
                  TestLedger.signature(Parties.NOTARY, other))));
    }
  }

  @Nested
  class Ours {
    @Test
    void rejectsAStateUnderAnotherContract() {
      isRefusedBy(
          LedgerRule.TORN_OFF_OURS,
          proving(
              wrapped(
                  state ->
                      new TransactionState<>(
                          state.getData(),
                          ForeignContract.class.getName(),
                          state.getNotary(),
                          state.getEncumbrance(),
                          state.getConstraint()))));
    }

    @Test
    void rejectsAStateUnderAnotherConstraint() {
      isRefusedBy(
          LedgerRule.TORN_OFF_OURS,
          proving(wrapped(TestLedger.constrainedBy(new HashAttachmentConstraint(TestLedger.JAR)))));
    }

    @Test
    void rejectsAStateUnderAnotherContractKey() {
      isRefusedBy(
          LedgerRule.TORN_OFF_OURS,
          proving(
              wrapped(
                  TestLedger.constrainedBy(
                      TestLedger.signedBy(Parties.OTHER_SIGNER.getPublicKey())))));
    }

    @Test
    void rejectsAStateInTheCareOfAnotherNotary() {
      isRefusedBy(LedgerRule.TORN_OFF_OURS, proving(wrapped(TestLedger::withOtherNotary)));
    }

    @Test
    void rejectsAStateOfAnotherConsortium() {
      TransactionDraft draft =
          Valid.useHoldout().withEach("header.consortiumId", Samples.digest("another"));
      isRefusedBy(
          LedgerRule.TORN_OFF_OURS, proving(TornOff.of(draft.notarised(), HoldoutUseState.class)));
    }

    @Test
    void rejectsAForeignState() {
      TransactionDraft draft = Valid.useHoldout().producing(new ForeignState());
      isRefusedBy(
          LedgerRule.TORN_OFF_OURS, proving(TornOff.of(draft.notarised(), ForeignState.class)));
    }

    private TornOff wrapped(UnaryOperator<TransactionState<ContractState>> change) {
      TransactionDraft draft = Valid.useHoldout().wrapping(HoldoutUseState.class, change);
      return TornOff.of(draft.notarised(), HoldoutUseState.class);
    }
  }

  @Nested
  class Shows {
    @Test
    void rejectsWhatIsHidden() {
      TornOff holdout = TornOff.of(use, HoldoutState.class);
      holdout.requireProven(CONSORTIUM);
      isRefusedBy(LedgerRule.TORN_OFF_SHOWS, () -> holdout.onlyShown(HoldoutUseState.class));
    }

    @Test
    void rejectsMoreThanTheOne() {
      TornOff both = TornOff.of(use, HoldoutState.class, HoldoutUseState.class);
      both.requireProven(CONSORTIUM);
      isRefusedBy(LedgerRule.TORN_OFF_SHOWS, () -> both.onlyShown(HoldoutUseState.class));
    }
  }

  private static ThrowingCallable proving(TornOff tornOff) {
    return () -> tornOff.requireProven(CONSORTIUM);
  }

  /** What is shown, with the notary's honest signature. */
  private TornOff signed(FilteredTransaction shown) {
    return new TornOff(shown, ticket.getNotarySignature());
  }

  private FilteredComponentGroup shownGroup() {
    return ticket.getTransaction().getFilteredComponentGroups().get(0);
  }

  private FilteredTransaction withGroup(FilteredComponentGroup group) {
    return filtered(ticket.id(), group, ticket.getTransaction().getGroupHashes());
  }

  private static FilteredTransaction filtered(
      SecureHash id, FilteredComponentGroup group, List<SecureHash> groupHashes) {
    return new FilteredTransaction(
        id, List.of(group), groupHashes, DigestService.Companion.getSha2_256());
  }

  private static FilteredComponentGroup group(
      List<OpaqueBytes> components, List<SecureHash> nonces, PartialTree tree) {
    return new FilteredComponentGroup(OUTPUTS, components, nonces, new PartialMerkleTree(tree));
  }

  private static PartialTree node(PartialTree left, PartialTree right) {
    return new PartialTree.Node(left, right, SecureHash.SHA2_256);
  }

  private static SecureHash root(List<SecureHash> leaves) throws MerkleTreeException {
    return MerkleTree.Companion.getMerkleTree(leaves).getHash();
  }

  private static OpaqueBytes serialized(Object value) {
    return SerializationAPIKt.serialize(
        value,
        SerializationFactory.Companion.getDefaultFactory(),
        SerializationFactory.Companion.getDefaultFactory().getDefaultContext());
  }
}
