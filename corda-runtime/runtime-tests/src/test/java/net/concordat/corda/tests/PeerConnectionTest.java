// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.utilities.NetworkHostAndPort;
import net.corda.nodeapi.internal.protonwrapper.netty.AMQPClient;
import net.corda.nodeapi.internal.protonwrapper.netty.AMQPConfiguration;
import org.junit.jupiter.api.Test;

/** A node looks for a peer that was down every few seconds, not once a minute. */
class PeerConnectionTest {
  private final AMQPClient client =
      new AMQPClient(
          List.of(new NetworkHostAndPort("localhost", 1)),
          Set.of(new CordaX500Name("BankA", "London", "GB")),
          mock(AMQPConfiguration.class),
          null);

  @Test
  void doublesTheWaitUpToFiveSeconds() throws Exception {
    assertThat(List.of(waitAfterFailure(), waitAfterFailure(), waitAfterFailure()))
        .containsExactly(2_000L, 4_000L, 5_000L);
  }

  @Test
  void waitsNoLongerAfterAFailedHandshake() throws Exception {
    Field retrying = AMQPClient.class.getDeclaredField("retryingHandshakeFailures");
    retrying.setAccessible(true);
    retrying.set(client, true);

    assertThat(waitAfterFailure()).isEqualTo(2_000L);
  }

  private long waitAfterFailure() throws Exception {
    Method next = AMQPClient.class.getDeclaredMethod("setTargetRetryInterval");
    next.setAccessible(true);
    next.invoke(client);
    Field wait = AMQPClient.class.getDeclaredField("retryInterval");
    wait.setAccessible(true);
    return (long) wait.get(client);
  }
}
