// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The PKCS #7 block of a signed jar without signed attributes. The one that the JDK writes holds
 * the time of signing, so it differs each time; and RSA, since a signature by PKCS #1 is
 * deterministic and one by ECDSA is not.
 */
final class SignatureBlock {
  private SignatureBlock() {}

  static byte[] over(byte[] signatureFile, KeyStore.PrivateKeyEntry key)
      throws IOException, GeneralSecurityException {
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    try {
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .setDirectSignature(true)
              .build("SHA256withRSA", key.getPrivateKey(), certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      return generator.generate(new CMSProcessableByteArray(signatureFile), false).getEncoded();
    } catch (OperatorCreationException | CMSException e) {
      throw new GeneralSecurityException("The contract key cannot sign: " + e.getMessage(), e);
    }
  }
}
