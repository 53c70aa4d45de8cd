// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.ledger.internal.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Jobs over HTTP, for people and for workers that mean no good. */
@ExtendWith(OutputCaptureExtension.class)
class JobApiTest extends DatabaseTest {
  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;

  private String model = "";

  @BeforeEach
  void empty() {
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    model = publishVersion("card-fraud");
  }

  private ResultActions as(String role, MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role)));
  }

  private ResultActions develop(String body) throws Exception {
    return as(
        "model-developer",
        post("/api/v1/jobs").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private ResultActions work(MockHttpServletRequestBuilder request, String body) throws Exception {
    return as("finetune-worker", request.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private ResultActions take() throws Exception {
    return work(post("/api/v1/jobs/leases"), "{\"worker\": \"worker-1\"}");
  }

  private String job(String more) {
    return "{\"modelId\": \"%s\", \"version\": 1, \"recipe\": {\"epochs\": 3}%s}"
        .formatted(model, more);
  }

  private String submitted() throws Exception {
    clock.advance(Duration.ofSeconds(1));
    return read(develop(job("")).andExpect(status().isCreated()), "$.id");
  }

  private static String read(ResultActions answer, String path) throws Exception {
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), path);
  }

  @Test
  void aJobIsAskedForTakenReportedOnAndDone(CapturedOutput output) throws Exception {
    develop(job(", \"priority\": 7"))
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", startsWith("/api/v1/jobs/")))
        .andExpect(jsonPath("$.status").value("QUEUED"));

    ResultActions lease =
        take()
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.job.request.recipe.epochs").value(3))
            .andExpect(jsonPath("$.job.request.modelId").value(model))
            .andExpect(jsonPath("$.job.run.worker").value("worker-1"));
    String address = "/api/v1/jobs/" + read(lease, "$.job.id");
    String token = read(lease, "$.token");
    take().andExpect(status().isNoContent()).andExpect(content().string(""));

    work(
            put(address + "/lease"),
            """
            {"token": "%s", "progress": 40, "step": "epoch 2", "lines": ["a", "tab\\tb"],
             "points": [{"series": "training", "step": 1, "of": 3, "values": {"loss": 0.5}},
                        {"series": "training", "step": 2, "of": 3, "values": {"loss": 0.25}}]}
            """
                .formatted(token))
        .andExpect(jsonPath("$.cancelled").value(false))
        .andExpect(jsonPath("$.linesKept").value(2));
    as("auditor", get(address))
        .andExpect(jsonPath("$.run.progress").value(40))
        .andExpect(content().string(not(containsString(token))));
    as("auditor", get(address + "/logs?limit=1"))
        .andExpect(jsonPath("$.items[0].text").value("a"))
        .andExpect(jsonPath("$.nextCursor").value("1"));
    as("auditor", get(address + "/logs?cursor=1"))
        .andExpect(jsonPath("$.items[*].text", hasSize(1)))
        .andExpect(jsonPath("$.nextCursor").doesNotExist());

    as("auditor", get(address + "/curve?limit=1"))
        .andExpect(jsonPath("$.items[0].values.loss").value(0.5))
        .andExpect(jsonPath("$.items[0].of").value(3))
        .andExpect(jsonPath("$.nextCursor").value("1"));
    as("auditor", get(address + "/curve?series=search&cursor=1"))
        .andExpect(jsonPath("$.items", hasSize(0)));

    work(
            post(address + "/result"),
            "{\"token\": \"%s\", \"artifactDigest\": \"%s\", \"metrics\": {\"rocAuc\": 0.9}}"
                .formatted(token, "0".repeat(64)))
        .andExpect(jsonPath("$.status").value("DONE"))
        .andExpect(jsonPath("$.metrics.rocAuc").value(0.9));
    work(put(address + "/lease"), "{\"token\": \"%s\", \"progress\": 50}".formatted(token))
        .andExpect(status().isConflict())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("is not leased with this token")));
    as("model-developer", post(address + "/cancellation")).andExpect(status().isConflict());
    assertThat(output.getAll()).doesNotContain(token);
  }

  @Test
  void listsJobsTheNewestFirstPageByPageAndByStatus() throws Exception {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      asked.add(0, submitted());
    }
    as("model-developer", post("/api/v1/jobs/" + asked.get(4) + "/cancellation"))
        .andExpect(jsonPath("$.status").value("CANCELLED"));

    ResultActions first = as("auditor", get("/api/v1/jobs?limit=3"));
    ResultActions second =
        as("auditor", get("/api/v1/jobs?limit=3&cursor={cursor}", read(first, "$.nextCursor")));
    List<String> listed = new ArrayList<>(ids(first));
    listed.addAll(ids(second));
    assertThat(listed).isEqualTo(asked);
    as("auditor", get("/api/v1/jobs?status=CANCELLED"))
        .andExpect(jsonPath("$.items[*].id", hasSize(1)));
  }

  private static List<String> ids(ResultActions page) throws Exception {
    return JsonPath.read(page.andReturn().getResponse().getContentAsString(), "$.items[*].id");
  }

  @Test
  void refusesJobsThatItCannotUnderstand() throws Exception {
    String large = ", \"recipe\": {\"x\": \"" + "x".repeat(65_536) + "\"}";
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            job(", \"priority\": 10"),
            job(", \"priority\": \"high\""),
            job(", \"maxAttempts\": 0"),
            job(", \"recipe\": []"),
            job(", \"recipe\": null"),
            job(", \"version\": 0"),
            job(large))) {
      develop(body)
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.detail").isNotEmpty())
          .andExpect(jsonPath("$.trace").doesNotExist());
    }
    develop(job(", \"priority\": 10"))
        .andExpect(
            jsonPath("$.detail").value("priority must be less than or equal to 9; given 10"));
    develop(job(", \"version\": 2"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("no version 2 of model")));
    as("auditor", get("/api/v1/jobs?status=LATE"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("QUEUED, RUNNING")));
    for (String address :
        List.of(
            "/api/v1/jobs?cursor=nonsense",
            "/api/v1/jobs?cursor=WyJhIiwiYiJd",
            // The end of the year 999,999,999.
            "/api/v1/jobs?cursor=WyIrOTk5OTk5OTk5LTEyLTMxVDAwOjAwOjAwWiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd")) {
      as("auditor", get(address)).andExpect(status().isBadRequest());
    }
    as("auditor", get("/api/v1/jobs/" + UUID.randomUUID() + "/logs"))
        .andExpect(status().isNotFound());
  }

  private ResultActions developUnder(String key, String body) throws Exception {
    return as(
        "model-developer",
        post("/api/v1/jobs")
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  @Test
  void isOneJobHoweverOftenItIsAskedForUnderItsKey() throws Exception {
    String asked = read(developUnder("once", job("")).andExpect(status().isCreated()), "$.id");
    // Priority 0 is what is meant where it is left out, so this asks for the same.
    developUnder("once", job(", \"priority\": 0"))
        .andExpect(status().isOk())
        .andExpect(header().string("Location", "/api/v1/jobs/" + asked))
        .andExpect(jsonPath("$.id").value(asked));
    for (String other : List.of(", \"priority\": 1", ", \"recipe\": {\"epochs\": 4}")) {
      developUnder("once", job(other))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail", containsString("once names job " + asked)));
    }
    develop(job("")).andExpect(status().isCreated());
    developUnder("twice", job("")).andExpect(status().isCreated());
    developUnder("not visible", job("")).andExpect(status().isBadRequest());
    as("auditor", get("/api/v1/jobs")).andExpect(jsonPath("$.items[*].id", hasSize(3)));
  }

  @Test
  void isOneJobWhereItIsAskedForTwiceAtTheSameTime() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<String> ask =
        () -> {
          together.await();
          return read(developUnder("at-once", job("")), "$.id");
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> given = threads.invokeAll(List.of(ask, ask));
      assertThat(given.get(0).get()).isEqualTo(given.get(1).get());
    } finally {
      threads.shutdown();
    }
  }

  private static String points(String series, int step, String values) {
    return ", \"points\": [" + point(series, step, values) + "]";
  }

  private static String point(String series, int step, String values) {
    return "{\"series\": \"%s\", \"step\": %d, \"of\": 3, \"values\": %s}"
        .formatted(series, step, values);
  }

  @Test
  void refusesWhatAHostileWorkerSends() throws Exception {
    submitted();
    ResultActions lease = take();
    String address = "/api/v1/jobs/" + read(lease, "$.job.id");
    String token = "\"token\": \"" + read(lease, "$.token") + "\"";
    String lines = ("\"x\", ".repeat(101) + "\"x\"");
    for (String body :
        List.of(
            "{\"progress\": 1}",
            "{" + token + ", \"progress\": 101}",
            "{" + token + ", \"progress\": -1}",
            "{" + token + ", \"lines\": [" + lines + "]}",
            "{" + token + ", \"lines\": [\"" + "x".repeat(2_001) + "\"]}",
            "{" + token + ", \"lines\": [\"a\\u0000b\"]}",
            "{" + token + ", \"lines\": [\"a\\u001b[2Jb\"]}",
            "{" + token + ", \"lines\": [null]}",
            "{" + token + ", \"step\": \"" + "x".repeat(201) + "\"}",
            "{" + token + ", \"step\": \"a\\nb\"}",
            "{" + token + points("a b", 1, "{}") + "}",
            "{" + token + points("a", 0, "{}") + "}",
            "{" + token + points("a", 1, "null") + "}",
            "{" + token + points("a", 1, "{\"<b>\": 1}") + "}",
            "{" + token + points("a", 1, "{\"x\": null}") + "}",
            "{" + token + points("a", 1, "{\"x\": \"NaN\"}") + "}",
            "{" + token + points("a", 1, "{\"x\": 1e999}") + "}",
            "{" + token + points("a", 1, "{\"x\": \"much\"}") + "}",
            "{" + token + ", \"points\": [null]}",
            "{%s, \"points\": [%s]}"
                .formatted(
                    token, String.join(",", Collections.nCopies(101, point("a", 1, "{}")))))) {
      work(put(address + "/lease"), body)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
    for (String body :
        List.of(
            "{" + token + ", \"artifactDigest\": \"no\", \"metrics\": {}}",
            "{" + token + ", \"artifactDigest\": \"" + "0".repeat(64) + "\"}",
            "{%s, \"artifactDigest\": \"%s\", \"metrics\": {\"x\": \"%s\"}}"
                .formatted(token, "0".repeat(64), "x".repeat(16_384)))) {
      work(post(address + "/result"), body).andExpect(status().isBadRequest());
    }
    work(post(address + "/failure"), "{" + token + ", \"reason\": \"x\"}")
        .andExpect(status().isBadRequest());
    work(post("/api/v1/jobs/leases"), "{\"worker\": \"\"}").andExpect(status().isBadRequest());
    work(put(address + "/lease"), "{\"token\": \"guessed\", \"progress\": 1}")
        .andExpect(status().isConflict());
    work(put("/api/v1/jobs/" + UUID.randomUUID() + "/lease"), "{" + token + ", \"progress\": 1}")
        .andExpect(status().isNotFound());

    as("auditor", get(address + "/logs")).andExpect(jsonPath("$.items", hasSize(0)));
    as("auditor", get(address + "/curve?series=a")).andExpect(jsonPath("$.items", hasSize(0)));
    as("auditor", get(address + "/curve?series=a%20b")).andExpect(status().isBadRequest());
    as("auditor", get(address)).andExpect(jsonPath("$.status").value("RUNNING"));
  }

  @Test
  void readsNoMoreThanAMebibyteOfJson() throws Exception {
    work(post("/api/v1/jobs/leases"), "{\"worker\": \"" + "x".repeat(1 << 20) + "\"}")
        .andExpect(status().isPayloadTooLarge())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("1048576 bytes")));
  }
}
