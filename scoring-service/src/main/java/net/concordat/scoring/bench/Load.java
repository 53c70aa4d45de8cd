// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Programs that ask over one connection each, again as soon as they are answered. On sockets of
 * their own, since whoever asks takes its share of the same cores.
 */
final class Load {
  private static final String LENGTH = "content-length: ";

  private final int port;
  private final String path;
  private final String token;
  private final String values;

  /**
   * Where is asked, and what.
   *
   * @param values of each case, as JSON
   */
  Load(int port, String path, String token, String values) {
    this.port = port;
    this.path = path;
    this.token = token;
    this.values = values;
  }

  /**
   * What came of it.
   *
   * @param perSecond cases answered a second
   * @param nanos how long each request took, in order of size
   * @param last a case that was answered
   */
  record Outcome(double perSecond, long[] nanos, UUID last) {
    double millis(double share) {
      return nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1e6;
    }
  }

  /**
   * Asks for a while.
   *
   * @param connections how many ask at once
   * @param cases in each request
   */
  Outcome run(int connections, int cases, double seconds) throws Exception {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    List<Asker> askers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      askers.add(new Asker(cases, until));
    }
    long begun = System.nanoTime();
    askers.forEach(Thread::start);
    for (Asker asker : askers) {
      asker.join();
      if (asker.failure != null) {
        throw new IllegalStateException(
            "A request was not answered as it should be", asker.failure);
      }
    }
    double took = (System.nanoTime() - begun) / 1e9;
    long[] nanos =
        askers.stream()
            .flatMapToLong(asker -> Arrays.stream(asker.nanos, 0, asker.count))
            .sorted()
            .toArray();
    return new Outcome(nanos.length * (double) cases / took, nanos, askers.get(0).last);
  }

  private final class Asker extends Thread {
    private final int cases;
    private final long until;
    private long[] nanos = new long[1 << 14];
    private int count;
    private UUID last = new UUID(0, 0);
    private @org.jspecify.annotations.Nullable Exception failure;

    Asker(int cases, long until) {
      this.cases = cases;
      this.until = until;
    }

    @Override
    public void run() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        OutputStream out = socket.getOutputStream();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        while (System.nanoTime() < until) {
          byte[] request = request();
          long begun = System.nanoTime();
          out.write(request);
          read(in);
          if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
          }
          nanos[count++] = System.nanoTime() - begun;
        }
      } catch (IOException e) {
        failure = e;
      }
    }

    private byte[] request() {
      StringBuilder body = new StringBuilder("{\"purpose\":\"fraud\",\"decisions\":[");
      for (int i = 0; i < cases; i++) {
        last = id();
        body.append(i == 0 ? "" : ",")
            .append("{\"id\":\"")
            .append(last)
            .append("\",\"values\":")
            .append(values)
            .append('}');
      }
      body.append("]}");
      return ("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                  .formatted(path, token, body.length())
              + body)
          .getBytes(StandardCharsets.US_ASCII);
    }

    /** Of version 7 (RFC 9562), in order of time. */
    private static UUID id() {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      return new UUID(
          (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(1 << 12),
          (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }
  }

  private static void read(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int length = -1;
    boolean first = true;
    while (true) {
      line.setLength(0);
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("The connection was closed");
        }
        line.append((char) next);
      }
      String text = line.toString().strip();
      if (first && !text.startsWith("HTTP/1.1 200")) {
        throw new IOException("The answer was " + text);
      }
      first = false;
      if (text.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(text.substring(LENGTH.length()));
      }
      if (text.isEmpty()) {
        in.skipNBytes(length);
        return;
      }
    }
  }
}
