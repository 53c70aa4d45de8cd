// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What people say about versions. */
class CommentApiTest extends DatabaseTest {
  private static final String HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e";

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  private String comments = "";

  @BeforeEach
  void publish() {
    tables.execute("delete from version_comment");
    tables.execute("delete from registry_event");
    comments = "/api/v1/models/" + publishVersion("card-fraud") + "/versions/1/comments";
  }

  private ResultActions say(UUID id, String who, String text) throws Exception {
    clock.advance(Duration.ofSeconds(1));
    return http.perform(
        put(comments + "/" + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(new ObjectMapper().writeValueAsString(Map.of("text", text, "about", "F-1")))
            .header(
                HttpHeaders.AUTHORIZATION,
                "Bearer " + Realm.BANK_A.tokenOf(who, "model-validator")));
  }

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  @Test
  void keepsWhatIsSaidInOrderOnceAndTellsThatItWas() throws Exception {
    UUID first = UUID.randomUUID();
    say(first, "nina", "Which split?").andExpect(status().isCreated());
    say(first, "nina", "Which split?").andExpect(status().isOk());
    say(UUID.randomUUID(), "dora", "By month.").andExpect(status().isCreated());

    ask(comments)
        .andExpect(jsonPath("$.items[*].text", contains("Which split?", "By month.")))
        .andExpect(jsonPath("$.items[0].author").value("nina"))
        .andExpect(jsonPath("$.items[0].about").value("F-1"));
    String page = ask(comments + "?limit=1").andReturn().getResponse().getContentAsString();
    ask(comments + "?limit=1&cursor={cursor}", JsonPath.<String>read(page, "$.nextCursor"))
        .andExpect(jsonPath("$.items[*].text", contains("By month.")));
    ask("/api/v1/events?type=comment.written").andExpect(jsonPath("$.items", hasSize(2)));
  }

  @Test
  void letsNobodyChangeWhatWasSaidNorSpeakForAnother() throws Exception {
    UUID id = UUID.randomUUID();
    say(id, "nina", "No").andExpect(status().isCreated());
    say(id, "nina", "Yes")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString(id.toString())));
    say(id, "otto", "No").andExpect(status().isConflict());
    ask(comments).andExpect(jsonPath("$.items[*].text", contains("No")));
  }

  @Test
  void givesHostileTextBackAsDataAndRefusesWhatIsNoText() throws Exception {
    say(UUID.randomUUID(), "nina", HOSTILE).andExpect(status().isCreated());
    ask(comments)
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(jsonPath("$.items[0].text").value(HOSTILE));
    for (String text : List.of("", "  ", "x".repeat(4_001), "a\0b")) {
      say(UUID.randomUUID(), "nina", text).andExpect(status().isBadRequest());
    }
    ask("/api/v1/models/{id}/versions/1/comments", "0".repeat(64)).andExpect(status().isNotFound());
  }
}
