// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A maker of authenticators, with a root certificate. */
final class TestMaker {
  private static final ASN1ObjectIdentifier AAGUID_EXTENSION =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.45724.1.1.4");

  private final KeyPair keys = keys();
  private final X500Name name;
  private final X509Certificate root;

  TestMaker(String name) {
    this.name = new X500Name("CN=" + name);
    this.root = signed(builder(this.name, keys.getPublic()), true);
  }

  static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the root certificate into a folder, and gives its digest. */
  String publish(Path folder) {
    try {
      Files.write(folder.resolve(UUID.randomUUID() + ".cer"), root.getEncoded());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(root.getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  AttestationCertificatePath certify(PublicKey attesting, UUID aaguid) {
    X500Name subject = new X500Name("C=GB,O=" + "A maker,OU=Authenticator Attestation,CN=A batch");
    X509v3CertificateBuilder builder = builder(subject, attesting);
    try {
      builder.addExtension(
          AAGUID_EXTENSION,
          false,
          new DEROctetString(
              ByteBuffer.allocate(16)
                  .putLong(aaguid.getMostSignificantBits())
                  .putLong(aaguid.getLeastSignificantBits())
                  .array()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new AttestationCertificatePath(List.of(signed(builder, false)));
  }

  private X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.ONE,
        Date.from(now.minus(Duration.ofDays(1))),
        Date.from(now.plus(Duration.ofDays(1))),
        subject,
        key);
  }

  private X509Certificate signed(X509v3CertificateBuilder builder, boolean authority) {
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
