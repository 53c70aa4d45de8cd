// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NativeAesGcmTest {
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final byte[] PLAIN = new byte[20_000];

  @AfterEach
  void remove() {
    Security.removeProvider("NativeAesGcm");
  }

  @Test
  void understandsTheJdksAndIsUnderstood() throws Exception {
    Provider jdk = Security.getProvider("SunJCE");
    NativeAesGcm.install();
    Cipher ours = Cipher.getInstance(AES_GCM);
    assertThat(ours.getProvider().getName()).isEqualTo("NativeAesGcm");

    byte[] encrypted = run(ours, Cipher.ENCRYPT_MODE, PLAIN);

    assertThat(encrypted)
        .isEqualTo(run(Cipher.getInstance(AES_GCM, jdk), Cipher.ENCRYPT_MODE, PLAIN));
    assertThat(run(Cipher.getInstance(AES_GCM), Cipher.DECRYPT_MODE, encrypted)).isEqualTo(PLAIN);
  }

  @Test
  void refusesWhatWasTamperedWith() throws Exception {
    NativeAesGcm.install();
    byte[] encrypted = run(Cipher.getInstance(AES_GCM), Cipher.ENCRYPT_MODE, PLAIN);
    encrypted[7] ^= 1;

    assertThatThrownBy(() -> run(Cipher.getInstance(AES_GCM), Cipher.DECRYPT_MODE, encrypted))
        .isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void leavesAllOtherCryptographyAsItWas() throws Exception {
    Provider signer = Signature.getInstance("SHA256withECDSA").getProvider();
    Provider cipher = Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider();

    NativeAesGcm.install();

    assertThat(Signature.getInstance("SHA256withECDSA").getProvider()).isEqualTo(signer);
    assertThat(Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider()).isEqualTo(cipher);
  }

  private static byte[] run(Cipher cipher, int mode, byte[] bytes) throws Exception {
    cipher.init(
        mode, new SecretKeySpec(new byte[16], "AES"), new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(new byte[] {1, 2, 3});
    return cipher.doFinal(bytes);
  }
}
