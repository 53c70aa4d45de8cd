// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.PartyAndCertificate;
import net.corda.core.node.NodeInfo;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.serialization.SerializedBytes;
import net.corda.core.utilities.NetworkHostAndPort;
import net.corda.nodeapi.internal.DevIdentityGenerator;
import net.corda.nodeapi.internal.NodeInfoAndSigned;
import net.corda.nodeapi.internal.crypto.X509KeyStore;
import net.corda.nodeapi.internal.crypto.X509Utilities;

/**
 * A node's identity under Corda's development certificates, in the node's own key store, and what
 * the other nodes must know of it. A node that starts finds its keys there and signs that anew if
 * it differs.
 */
final class DevelopmentIdentity {
  private static final String KEY_STORE = "certificates/nodekeystore.jks";

  /** Of every key store in Corda's development mode; it protects nothing. */
  private static final String PASSWORD = "cordacadevpass";

  private static final String ALIAS = "identity-private-key";

  private final Path folder;
  private final NetworkHostAndPort address;
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private DevelopmentIdentity(
      Path folder, NetworkHostAndPort address, List<X509Certificate> chain, PrivateKey key) {
    this.folder = folder;
    this.address = address;
    this.chain = chain;
    this.key = key;
  }

  /** Makes an identity for the node of a folder, under the name in its {@code node.conf}. */
  static DevelopmentIdentity install(Path folder) {
    Config config = ConfigFactory.parseFile(folder.resolve("node.conf").toFile()).resolve();
    DevIdentityGenerator.INSTANCE.installKeyStoreWithNodeIdentity(
        folder, CordaX500Name.parse(config.getString("myLegalName")));
    X509KeyStore store =
        X509KeyStore.Companion.fromFile(folder.resolve(KEY_STORE), PASSWORD, false);
    return new DevelopmentIdentity(
        folder,
        NetworkHostAndPort.parse(config.getString("p2pAddress")),
        store.getCertificateChain(ALIAS),
        store.getPrivateKey(ALIAS, PASSWORD));
  }

  /** Writes who the node is and where it listens, signed by it; gives the file. */
  Path writeNodeInfo() throws IOException {
    PartyAndCertificate identity =
        new PartyAndCertificate(X509Utilities.INSTANCE.buildCertPath(chain));
    NodeInfo info =
        new NodeInfo(
            List.of(address),
            List.of(identity),
            NetworkFounder.PLATFORM_VERSION,
            System.currentTimeMillis());
    NodeInfoAndSigned signed =
        new NodeInfoAndSigned(info, (publicKey, bytes) -> new DigitalSignature(signature(bytes)));
    Path file = folder.resolve("nodeInfo-" + serialized(identity.getName()).getHash());
    Files.write(file, serialized(signed.getSigned()).getBytes());
    return file;
  }

  private byte[] signature(SerializedBytes<NodeInfo> bytes) {
    try {
      return Crypto.doSign(key, bytes.getBytes());
    } catch (InvalidKeyException | SignatureException e) {
      throw new IllegalStateException("The node's new key does not sign.", e);
    }
  }

  private static <T> SerializedBytes<T> serialized(T value) {
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    return SerializationAPIKt.serialize(value, factory, factory.getDefaultContext());
  }
}
