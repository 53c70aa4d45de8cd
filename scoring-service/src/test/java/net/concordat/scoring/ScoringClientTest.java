// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.client.DecidedCase;
import net.concordat.scoring.client.NotDecidedException;
import net.concordat.scoring.client.ScoringClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client for a bank's programs, with a service. */
@Timeout(60)
class ScoringClientTest {
  @TempDir private Path folder;

  @Test
  void hasCasesDecidedAndSaysWhyNot() throws Exception {
    try (Running service = Running.in(folder)) {
      ScoringClient client = new ScoringClient(service.address(), service::program);
      UUID id = UUID.randomUUID();
      DecidedCase decided =
          client.decide("fraud", Map.of(id, Map.of("amount", 750))).decisions().get(0);
      assertThat(decided.isFlagged()).isTrue();
      assertThat(decided.id()).isEqualTo(id);
      assertThat(decided.reasons().get(0)).isEqualTo(new DecidedCase.Reason("amount", 1));
      DecidedCase again =
          client.decide("fraud", Map.of(id, Map.of("amount", 750))).decisions().get(0);
      assertThat(again.at()).isEqualTo(decided.at());
      assertThat(again.receipt().path("leafHash")).isEqualTo(decided.receipt().path("leafHash"));
      NotDecidedException refused =
          catchThrowableOfType(
              NotDecidedException.class,
              () -> client.decide("fraud", Map.of(UUID.randomUUID(), Map.of("amount", -1))));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.problem().at("/faults/0/field").asText()).isEqualTo("amount");
      assertThat(
              catchThrowableOfType(
                      NotDecidedException.class,
                      () -> client.decide("credit", Map.of(id, Map.of("amount", 1))))
                  .reason())
          .isEqualTo("NOT_ADOPTED");
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    ScoringClient client = new ScoringClient(URI.create("http://localhost:1"), () -> "none");
    assertThat(
            catchThrowableOfType(
                IOException.class,
                () -> client.decide("fraud", Map.of(UUID.randomUUID(), Map.of("amount", 1)))))
        .isNotNull();
  }
}
