// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.node;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM, TLS's cipher, in native code; all other cryptography stays with the providers that Corda
 * was written for. The JDK's own AES-GCM is fast only where the optimising compiler runs, without
 * which a node's JVM starts twice as fast; and what one node sends another passes TLS four times.
 */
final class NativeAesGcm extends Provider {
  private static final long serialVersionUID = 1;
  private static final String TYPE = "Cipher";
  private static final String ALGORITHM = "AES/GCM/NoPadding";

  private NativeAesGcm(Service service) {
    super("NativeAesGcm", "1", "AES-GCM of " + service.getProvider().getName());
    putService(new Delegate(this, service));
  }

  /** Puts it ahead of the JDK's, unless this machine has none. */
  static void install() {
    Service service = AmazonCorrettoCryptoProvider.INSTANCE.getService(TYPE, ALGORITHM);
    if (service != null) {
      Security.insertProviderAt(new NativeAesGcm(service), 1);
    }
  }

  private static final class Delegate extends Service {
    private final Service service;

    Delegate(Provider provider, Service service) {
      super(provider, TYPE, ALGORITHM, service.getClassName(), null, null);
      this.service = service;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return service.newInstance(parameter);
    }

    @Override
    public boolean supportsParameter(@Nullable Object parameter) {
      return service.supportsParameter(parameter);
    }
  }
}
