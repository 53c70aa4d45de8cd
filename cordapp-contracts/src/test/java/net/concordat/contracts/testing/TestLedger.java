// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.corda.core.crypto.NullKeys.INSTANCE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import net.concordat.contracts.frame.Protocol;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.PrivacySalt;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.SignableData;
import net.corda.core.crypto.SignatureMetadata;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.internal.TransactionUtilsKt;
import net.corda.core.node.NetworkParameters;
import net.corda.core.node.NotaryInfo;
import net.corda.core.serialization.internal.SerializationEnvironmentKt;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.coretesting.internal.InternalSerializationTestHelpersKt;
import net.corda.testing.core.TestIdentity;
import net.corda.testing.internal.MockCordappProvider;
import net.corda.testing.node.MockServices;

/**
 * A ledger that holds whatever a test puts on it, and checks transactions as a node does: through
 * serialization, constraints and the contracts of every input and output.
 */
public final class TestLedger {
  /** The contract jar that the consortium allows, signed by its contract key and by another. */
  public static final SecureHash JAR = SecureHash.sha256("contract jar");

  /** The same contracts in a jar that the consortium does not allow, signed by the same keys. */
  public static final SecureHash OTHER_JAR = SecureHash.sha256("other contract jar");

  /** A jar of nobody's contracts. */
  public static final SecureHash STRANGE_JAR = SecureHash.sha256("strange jar");

  private static final AtomicLong SALTS = new AtomicLong();
  private static final MockServices SERVICES = services();

  private TestLedger() {}

  /** For Corda's own ledger DSL. */
  public static MockServices mockServices() {
    return SERVICES;
  }

  /** Puts a state of ours on the ledger, as it should be constrained, without asking a contract. */
  public static <T extends ContractState> StateAndRef<T> given(T state) {
    return given(ours(state));
  }

  /** Puts a state on the ledger without asking a contract. */
  public static <T extends ContractState> StateAndRef<T> given(TransactionState<T> state) {
    WireTransaction wire =
        new TransactionDraft()
            .producing(state)
            .commanding(new Given())
            .signedBy(Parties.OUTSIDER)
            .wire();
    SERVICES.recordTransactions(new SignedTransaction(wire, List.of(INSTANCE.getNULL_SIGNATURE())));
    return new StateAndRef<>(state, new StateRef(wire.getId(), 0));
  }

  /** A state of ours under its contract, the contract key and the notary. */
  public static <T extends ContractState> TransactionState<T> ours(T state) {
    return new TransactionState<>(
        state,
        contractOf(state.getClass()),
        Parties.NOTARY.getParty(),
        null,
        signedBy(Parties.CONTRACT_SIGNER.getPublicKey()));
  }

  /** The same state in the care of the other notary. */
  public static <T extends ContractState> TransactionState<T> withOtherNotary(
      TransactionState<T> state) {
    return new TransactionState<>(
        state.getData(),
        state.getContract(),
        Parties.OTHER_NOTARY.getParty(),
        state.getEncumbrance(),
        state.getConstraint());
  }

  /** The same state under another constraint. */
  public static <T extends ContractState> UnaryOperator<TransactionState<T>> constrainedBy(
      AttachmentConstraint constraint) {
    return state ->
        new TransactionState<>(
            state.getData(),
            state.getContract(),
            state.getNotary(),
            state.getEncumbrance(),
            constraint);
  }

  /** Constrained to jars that a key has signed. */
  public static SignatureAttachmentConstraint signedBy(PublicKey key) {
    return SignatureAttachmentConstraint.Companion.create(key);
  }

  static String contractOf(Class<?> stateType) {
    return stateType.getAnnotation(BelongsToContract.class).value().getName();
  }

  /** Signs a transaction as the notary does, which has found nothing wrong with it. */
  public static SignedTransaction notarised(WireTransaction wire) {
    return new SignedTransaction(wire, List.of(signature(Parties.NOTARY, wire.getId())));
  }

  /** Signs a transaction's id as a node does. */
  public static TransactionSignature signature(TestIdentity by, SecureHash id) {
    int scheme = Crypto.findSignatureScheme(by.getPublicKey()).getSchemeNumberID();
    try {
      return Crypto.doSign(
          by.getKeyPair(), new SignableData(id, new SignatureMetadata(12, scheme)));
    } catch (InvalidKeyException | SignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks a transaction as a node does. */
  public static void verify(WireTransaction wire) throws Exception {
    wire.toLedgerTransaction(SERVICES).verify();
  }

  static WireTransaction wire(TransactionDraft draft) {
    List<Command<?>> commands = draft.commands();
    return new WireTransaction(
        TransactionUtilsKt.createComponentGroups(
            draft.consumed().stream().map(StateAndRef::getRef).toList(),
            draft.produced(),
            commands,
            draft.attachments(),
            draft.notary(),
            draft.window(),
            draft.referenced().stream().map(StateAndRef::getRef).toList(),
            SERVICES.getNetworkParametersService().getCurrentHash()),
        nextSalt());
  }

  private static PrivacySalt nextSalt() {
    return new PrivacySalt(ByteBuffer.allocate(32).putLong(24, SALTS.incrementAndGet()).array());
  }

  private static MockServices services() {
    SerializationEnvironmentKt.get_driverSerializationEnv()
        .set(InternalSerializationTestHelpersKt.createTestSerializationEnv());
    MockServices services = new MockServices(List.of(), Parties.BANK_A, networkParameters());
    attach(services, JAR, ourContracts());
    attach(services, OTHER_JAR, ourContracts());
    // The ledger DSL looks up the jar of each contract by the contract's name.
    MockCordappProvider cordapps = (MockCordappProvider) services.getCordappProvider();
    ourContracts()
        .forEach(
            name ->
                cordapps.addMockCordapp(name, services.getAttachments(), JAR, List.of(), Map.of()));
    attach(services, STRANGE_JAR, List.of(ForeignContract.class.getName()));
    return services;
  }

  static List<String> ourContracts() {
    return Protocol.stateTypes().stream().map(TestLedger::contractOf).distinct().toList();
  }

  private static void attach(MockServices services, SecureHash id, List<String> contracts) {
    services
        .getAttachments()
        .importContractAttachment(
            contracts,
            "app",
            jar(),
            id,
            List.of(Parties.CONTRACT_SIGNER.getPublicKey(), Parties.OTHER_SIGNER.getPublicKey()));
  }

  private static ByteArrayInputStream jar() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      // Corda takes a jar without any entry for none; the classes come from the class path.
      jar.putNextEntry(new JarEntry("contracts.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static NetworkParameters networkParameters() {
    return new NetworkParameters(
        12,
        List.of(
            new NotaryInfo(Parties.NOTARY.getParty(), true),
            new NotaryInfo(Parties.OTHER_NOTARY.getParty(), true)),
        10_485_760,
        10_485_760,
        Instant.EPOCH,
        1,
        new TreeMap<>(
            ourContracts().stream().collect(Collectors.toMap(name -> name, name -> List.of(JAR)))),
        Duration.ofDays(30));
  }
}
