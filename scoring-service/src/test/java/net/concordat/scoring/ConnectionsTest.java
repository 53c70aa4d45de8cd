// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.concordat.scoring.Running.amount;
import static net.concordat.scoring.Running.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends slowly, or much at once, keeps nobody else waiting. */
@Timeout(60)
class ConnectionsTest extends OneService {
  /** More than the service has threads. */
  private static final int MANY = 150;

  private static String post(String body) {
    return "POST /decisions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(service.program(), body.length(), body);
  }

  /** A connection on which is written and read by hand. */
  private static final class Caller implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Caller() throws IOException {
      URI address = service.address();
      socket = new Socket(address.getHost(), address.getPort());
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** The first line of the next answer, and its body. */
    List<String> answer() throws IOException {
      String first = in.readLine();
      int length = 0;
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      char[] body = new char[length];
      for (int read = 0; read < length; ) {
        read += in.read(body, read, length - read);
      }
      return List.of(first, new String(body));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void waitsForNobodysBody() throws Exception {
    List<Caller> slow = new ArrayList<>();
    String whole = post(request(amount(UUID.randomUUID(), 5)));
    try {
      for (int i = 0; i < MANY; i++) {
        slow.add(new Caller());
        slow.get(i).write(whole.substring(0, whole.length() - 10));
      }
      assertThat(service.decide(amount(UUID.randomUUID(), 5)).status()).isEqualTo(200);
      for (Caller caller : slow) {
        caller.write(whole.substring(whole.length() - 10));
        assertThat(caller.answer().get(0)).isEqualTo("HTTP/1.1 200 OK");
      }
    } finally {
      for (Caller caller : slow) {
        caller.close();
      }
    }
  }

  @Test
  void answersInTheOrderOfOneConnection() throws Exception {
    List<UUID> ids = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      ids.add(UUID.randomUUID());
      all.append(post(i % 3 == 2 ? "{" : request(amount(ids.get(i), i))));
    }
    try (Caller caller = new Caller()) {
      caller.write(all.toString());
      for (int i = 0; i < MANY; i++) {
        List<String> answer = caller.answer();
        if (i % 3 == 2) {
          assertThat(answer.get(0)).startsWith("HTTP/1.1 400 ");
        } else {
          assertThat(answer.get(0)).isEqualTo("HTTP/1.1 200 OK");
          assertThat(answer.get(1)).contains(ids.get(i).toString());
        }
      }
    }
  }

  @Test
  void saysThatABodyDidNotComeWhole() throws Exception {
    String whole = post(request(amount(UUID.randomUUID(), 5)));
    try (Caller caller = new Caller()) {
      caller.write(whole.substring(0, whole.length() - 10));
      caller.socket.shutdownOutput();
      assertThat(caller.answer())
          .satisfiesExactly(
              first -> assertThat(first).startsWith("HTTP/1.1 400 "),
              body -> assertThat(body).contains("did not come whole"));
    }
  }

  @Test
  void refusesABodyWithoutAnEnd() throws Exception {
    byte[] large = " ".repeat((1 << 20) + 1).getBytes(UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.address() + "/decisions"))
            .header("Authorization", "Bearer " + service.program())
            .POST(BodyPublishers.ofByteArrays(List.of(large)))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(413);
  }
}
