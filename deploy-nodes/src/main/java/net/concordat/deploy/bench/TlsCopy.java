// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import net.concordat.deploy.DeployException;

/**
 * As many bytes over plain TLS from one socket to another of this machine, in a JVM of its own with
 * the optimising compiler: as fast as bytes get from one process to another encrypted.
 */
final class TlsCopy {
  private static final int MEGABYTE = 1 << 20;
  private static final int COPIES = 10;

  private TlsCopy() {}

  /** Megabytes a second, once the JVM is warm. */
  static double throughput(int megabytes) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("concordat-tls");
    Path keys = folder.resolve("keys.p12");
    String password = UUID.randomUUID().toString();
    Path java = Path.of(System.getProperty("java.home"), "bin");
    run(
        List.of(
            java.resolve("keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "tls",
            "-dname",
            "CN=localhost",
            "-keystore",
            keys.toString(),
            "-storepass",
            password));
    return Double.parseDouble(
        run(
            List.of(
                java.resolve("java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TlsCopy.class.getName(),
                keys.toString(),
                password,
                Integer.toString(megabytes))));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new DeployException(command.get(0) + " ended with " + exit + ".");
    }
    return said;
  }

  /**
   * Prints the throughput of the last of some copies.
   *
   * @param args key store, its password, megabytes
   */
  public static void main(String[] args) throws Exception {
    SSLContext context = context(Path.of(args[0]), args[1].toCharArray());
    long bytes = Long.parseLong(args[2]) * MEGABYTE;
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      double seconds = 0;
      for (int copy = 0; copy < COPIES; copy++) {
        seconds = copy(context, server, bytes);
      }
      System.out.println(bytes / seconds / MEGABYTE);
    }
  }

  private static double copy(SSLContext context, SSLServerSocket server, long bytes)
      throws Exception {
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(
            () -> {
              try (SSLSocket to = (SSLSocket) server.accept();
                  OutputStream out = to.getOutputStream()) {
                byte[] part = new byte[MEGABYTE];
                for (long done = 0; done < bytes; done += part.length) {
                  out.write(part);
                }
              } catch (IOException e) {
                throw new DeployException("The copy failed: " + e.getMessage());
              }
            });
    try (SSLSocket from =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(server.getInetAddress(), server.getLocalPort());
        InputStream in = from.getInputStream()) {
      from.startHandshake();
      byte[] part = new byte[MEGABYTE];
      long begin = System.nanoTime();
      long received = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        received += read;
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      sent.join();
      if (received != bytes) {
        throw new DeployException("Sent " + bytes + " bytes; received " + received + ".");
      }
      return seconds;
    }
  }

  private static SSLContext context(Path file, char[] password) throws Exception {
    KeyStore keys = KeyStore.getInstance(file.toFile(), password);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
    certificates.load(null, null);
    certificates.setCertificateEntry("tls", keys.getCertificate("tls"));
    trusted.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
