// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What came to nothing can be attempted again, and says why. */
class CommandAttemptTest extends ScriptedNodeTest {
  @Nested
  class Refused {
    @Test
    void saysByWhichRule() throws Exception {
      node.refuses(refusal(false));
      String key = key();

      for (int i = 0; i < 2; i++) {
        register(key, REGISTER)
            .andExpect(status().isUnprocessableEntity())
            .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
            .andExpect(jsonPath("$.rule").value("model-purpose"))
            .andExpect(
                jsonPath("$.detail")
                    .value("A model serves a purpose that the consortium names. (x)"))
            .andExpect(header().exists(HttpHeaders.LOCATION));
      }

      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void isAConflictIfItMayPassLater() throws Exception {
      node.refuses(refusal(true));
      register(key(), REGISTER).andExpect(status().isConflict());
    }

    @Test
    void showsNothingOfWhatFailedInside() throws Exception {
      node.refuses(new IllegalStateException("secret of the node"));
      register(key(), REGISTER)
          .andExpect(status().isBadGateway())
          .andExpect(content().string(not(containsString("secret"))))
          .andExpect(jsonPath("$.trace").doesNotExist());
    }
  }

  @Nested
  class AttemptedAgain {
    private String refused(String key) throws Exception {
      node.refuses(refusal(true));
      String body = register(key, REGISTER).andReturn().getResponse().getContentAsString();
      node.answersAtOnce();
      return JsonPath.read(body, "$.command");
    }

    @Test
    void isTheSameCommandUnderTheNextNumber() throws Exception {
      String key = key();
      String id = refused(key);

      attempt(id, 2)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.id").value(id))
          .andExpect(jsonPath("$.attempt").value(2))
          .andExpect(jsonPath("$.problem").doesNotExist());
      attempt(id, 2).andExpect(status().isOk());

      assertThat(node.flows()).containsExactly("cmd:" + id + ":1", "cmd:" + id + ":2");
      register(key, REGISTER).andExpect(status().isOk()).andExpect(jsonPath("$.id").value(id));
    }

    @Test
    void isRefusedUnlessItIsTheNextOfOneThatCameToNothing() throws Exception {
      String id = refused(key());
      attempt(id, 3).andExpect(status().isConflict());
      attempt(id, 0).andExpect(status().isConflict());
      attempt(id, 2).andExpect(status().isOk());
      attempt(id, 3).andExpect(status().isConflict());
      attempt(UUID.randomUUID().toString(), 2).andExpect(status().isNotFound());
      assertThat(node.flows()).hasSize(2);
    }

    @Test
    void isForThoseWhoMightGiveItAnew() throws Exception {
      String id = refused(key());
      for (String role : List.of("auditor", "model-validator", "bank-admin")) {
        http.perform(
                post("/api/v1/commands/" + id + "/attempts")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"attempt\": 2}"))
            .andExpect(status().isForbidden());
      }
      assertThat(node.flows()).hasSize(1);
    }

    @Test
    void isLeftAsItWasIfTheNodeIsAway() throws Exception {
      String id = refused(key());
      node.away(true);
      attempt(id, 2).andExpect(status().isServiceUnavailable());
      node.away(false);
      node.drains(true);
      attempt(id, 2).andExpect(status().isServiceUnavailable());
      node.drains(false);
      keeper.resume();

      assertThat(node.flows()).hasSize(1);
      read("/api/v1/commands/" + id)
          .andExpect(jsonPath("$.attempt").value(1))
          .andExpect(jsonPath("$.status").value("REFUSED"))
          .andExpect(jsonPath("$.problem.rule").value("model-purpose"));
      attempt(id, 2).andExpect(status().isOk());
    }
  }
}
