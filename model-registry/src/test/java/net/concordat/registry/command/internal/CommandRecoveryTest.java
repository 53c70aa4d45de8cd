// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import net.concordat.registry.ledger.ModelAct;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;

/** Commands are carried out once, whatever dies. */
class CommandRecoveryTest extends ScriptedNodeTest {
  @Autowired private CommandStore store;
  @Autowired private ApplicationEventPublisher news;

  @Nested
  class WhenTheNodeIsAway {
    @Test
    void nothingIsLeftOfANewCommand() throws Exception {
      node.away(true);
      String key = key();

      register(key, REGISTER)
          .andExpect(status().isServiceUnavailable())
          .andExpect(header().exists(HttpHeaders.RETRY_AFTER));

      assertThat(rows()).isZero();
      node.away(false);
      keeper.resume();
      assertThat(node.flows()).isEmpty();
      register(key, REGISTER).andExpect(status().isAccepted());
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfACommandThatTheNodeDidNotBegin() throws Exception {
      node.drains(true);

      register(key(), REGISTER).andExpect(status().isServiceUnavailable());

      node.drains(false);
      keeper.resume();
      assertThat(rows()).isZero();
      assertThat(node.flows()).isEmpty();
    }

    @Test
    void aRunningCommandGoesOnWhenItIsBack() throws Exception {
      String id = id(register(key(), REGISTER));
      node.away(true);
      keeper.resume();
      read("/api/v1/commands/" + id).andExpect(jsonPath("$.status").value("RUNNING"));

      node.away(false);
      node.end("cmd:" + id + ":1");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                keeper.resume();
                return statusOf(id).equals("DONE");
              });

      assertThat(node.flows()).hasSize(1);
    }
  }

  @Nested
  class WhenTheRegistryDied {
    private void startAnew() {
      CommandRunner runner = new CommandRunner(node, store, news);
      new CommandKeeper(store, runner, node, settings(Duration.ofDays(7))).resume();
    }

    @Test
    void whatTheNodeIsAtIsFollowedAgain() throws Exception {
      String id = id(register(key(), REGISTER));

      startAnew();
      node.end("cmd:" + id + ":1");

      await(id, "DONE");
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void whatTheNodeHadNotHeardOfIsBegunOnce() throws Exception {
      CommandRow row =
          store.prepare(key(), "somebody", new ModelAct.Register("card-fraud", "fraud"));
      store.add(row);

      startAnew();
      startAnew();

      assertThat(node.flows()).containsExactly("cmd:" + row.id() + ":1");
    }
  }

  @Test
  void hasTheNodeForgetWhatEndedLongAgo() throws Exception {
    node.refuses(refusal(true));
    String body = register(key(), REGISTER).andReturn().getResponse().getContentAsString();
    String ended = JsonPath.read(body, "$.command");
    node.answersAtOnce();
    attempt(ended, 2);
    node.takesItsTime();
    register(key(), REGISTER);
    CommandRunner runner = new CommandRunner(node, store, news);

    new CommandKeeper(store, runner, node, settings(Duration.ofDays(7))).forget();
    assertThat(node.forgotten()).isEmpty();
    CommandKeeper impatient =
        new CommandKeeper(store, runner, node, settings(Duration.ofSeconds(-1)));
    impatient.forget();
    impatient.forget();

    assertThat(node.forgotten()).containsExactly("cmd:" + ended + ":1", "cmd:" + ended + ":2");
  }
}
