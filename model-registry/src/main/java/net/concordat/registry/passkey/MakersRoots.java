// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.registry.ledger.AttestationDemand;
import org.jspecify.annotations.Nullable;

/**
 * The root certificates of authenticators' makers that the consortium's rule names, of those in a
 * folder; for the models that it names and no others.
 */
final class MakersRoots implements TrustAnchorRepository {
  private final AttestationDemand demand;
  private final Set<TrustAnchor> roots;

  private MakersRoots(AttestationDemand demand, Set<TrustAnchor> roots) {
    this.demand = demand;
    this.roots = roots;
  }

  /**
   * Reads a folder.
   *
   * @param folder where certificates are; null for none
   */
  static MakersRoots in(@Nullable Path folder, AttestationDemand demand) {
    Set<TrustAnchor> roots = new HashSet<>();
    for (X509Certificate certificate : certificates(folder)) {
      if (demand.trustedRoots().contains(digest(certificate))) {
        roots.add(new TrustAnchor(certificate, null));
      }
    }
    return new MakersRoots(demand, roots);
  }

  private static List<X509Certificate> certificates(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).flatMap(MakersRoots::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The makers' root certificates cannot be read", e);
    }
  }

  private static Stream<X509Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(file + " holds no X.509 certificates", e);
    }
  }

  private static String digest(Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read has an encoding", e);
    }
  }

  @Override
  public Set<TrustAnchor> find(AAGUID aaguid) {
    return demand.aaguids().contains(aaguid.getValue()) ? roots : Set.of();
  }

  /** For authenticators without a model, which no rule can name. */
  @Override
  public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
    return Set.of();
  }
}
