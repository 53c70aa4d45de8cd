// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import net.concordat.artifacts.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.FileSystemUtils;

/** What a worker gets of artifacts: those of its job, while it has it, and no others. */
class JobArtifactApiTest extends LeasedJobTest {
  /** The samples' versions have the digest of their name and number. */
  private static final byte[] BASE = "card-fraud1".getBytes(US_ASCII);

  private static final byte[] MADE = "what the worker made".getBytes(US_ASCII);

  @BeforeEach
  void storeTheBaseAlone() throws Exception {
    FileSystemUtils.deleteRecursively(ARTIFACTS);
    Files.createDirectories(ARTIFACTS.resolve("parts"));
    as("model-developer", post("/api/v1/artifacts"), BASE).andExpect(status().isCreated());
  }

  private ResultActions as(String role, MockHttpServletRequestBuilder request, byte[] body)
      throws Exception {
    return as(role, request.contentType(MediaType.APPLICATION_OCTET_STREAM).content(body));
  }

  private ResultActions base(String lease) throws Exception {
    return as("finetune-worker", get(job + "/base").header(LEASE, lease));
  }

  private ResultActions store(String lease, String digest) throws Exception {
    return as("finetune-worker", put(job + "/artifacts/" + digest).header(LEASE, lease), MADE);
  }

  private static long stored() throws IOException {
    try (var files = Files.walk(ARTIFACTS)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void givesTheBytesThatTheJobBeginsFrom() throws Exception {
    base(token).andExpect(status().isOk()).andExpect(content().bytes(BASE));
  }

  @Test
  void keepsWhatTheWorkerMadeOnce() throws Exception {
    store(token, sha256(MADE)).andExpect(status().isCreated());
    store(token, sha256(MADE)).andExpect(status().isOk());
    as("model-developer", get("/api/v1/artifacts/" + sha256(MADE)))
        .andExpect(content().bytes(MADE));
  }

  @Test
  void givesAndTakesNothingWithoutTheLease() throws Exception {
    long before = stored();
    base("guessed").andExpect(status().isConflict());
    as("finetune-worker", get(job + "/base")).andExpect(status().isConflict());
    store("guessed", sha256(MADE)).andExpect(status().isConflict());
    clock.advance(properties.lease());
    base(token).andExpect(status().isConflict());
    store(token, sha256(MADE))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("is not leased with this token")));
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void givesAWorkerNoOtherWayToArtifacts() throws Exception {
    as("finetune-worker", get("/api/v1/artifacts/" + sha256(BASE)))
        .andExpect(status().isForbidden());
    as("finetune-worker", post("/api/v1/artifacts"), MADE).andExpect(status().isForbidden());
    as("model-developer", get(job + "/base").header(LEASE, token))
        .andExpect(status().isForbidden());
  }

  @Test
  void keepsNothingThatHasAnotherDigest() throws Exception {
    long before = stored();
    store(token, sha256(BASE))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("Nothing was kept")));
    store(token, "no-digest").andExpect(status().isBadRequest());
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void saysThatTheBaseWasNotDelivered() throws Exception {
    FileSystemUtils.deleteRecursively(ARTIFACTS);
    base(token)
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail", containsString("There is no artifact " + sha256(BASE))));
  }

  private ResultActions storeDifference(byte[] whole, byte[] difference) throws Exception {
    return as(
        "finetune-worker",
        put(job + "/artifacts/" + sha256(whole))
            .header(LEASE, token)
            .contentType(Difference.MEDIA_TYPE)
            .content(difference));
  }

  /** From a parent of so many bytes, one step: all of it. */
  private static byte[] copyOf(String parent, String whole, long bytes) {
    return ByteBuffer.allocate(165)
        .put(("CCDIFFER\0\0\0\1" + parent + whole).getBytes(US_ASCII))
        .putLong(bytes)
        .put((byte) 0)
        .putLong(bytes)
        .putLong(0)
        .array();
  }

  @Test
  void rebuildsWhatAWorkerSendsAsADifferenceFromTheBase() throws Exception {
    byte[] changed = "card-fraud2".getBytes(US_ASCII);
    byte[] difference =
        ByteBuffer.allocate(175)
            .put(("CCDIFFER\0\0\0\1" + sha256(BASE) + sha256(changed)).getBytes(US_ASCII))
            .putLong(11)
            .put((byte) 0)
            .putLong(10)
            .putLong(0)
            .put((byte) 1)
            .putLong(1)
            .put((byte) '2')
            .array();

    storeDifference(changed, difference).andExpect(status().isCreated());

    as("model-developer", get("/api/v1/artifacts/" + sha256(changed)))
        .andExpect(content().bytes(changed));
  }

  @Test
  void keepsNothingOfADifferenceThatIsNotFromTheBaseOrGivesOtherBytes() throws Exception {
    as("model-developer", post("/api/v1/artifacts"), MADE).andExpect(status().isCreated());
    long before = stored();
    String base = sha256(BASE);
    String made = sha256(MADE);

    storeDifference(MADE, copyOf(made, made, MADE.length))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("from what the job begins from")));
    storeDifference(MADE, copyOf(base, made, BASE.length))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("theirs is " + base)));
    storeDifference(MADE, copyOf(base, made, BASE.length + 1))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("lies within the parent")));
    storeDifference(MADE, MADE)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("begins with CCDIFFER")));
    assertThat(stored()).isEqualTo(before);
  }
}
