// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and how. */
final class SparkOptions {
  @Option(
      names = "--master",
      required = true,
      description = "local[threads], or spark://host:port of a standalone cluster")
  private String master;

  @Option(
      names = "--shares",
      description =
          "into how many shares the rows are cut; without it, as many as the cluster has cores. The"
              + " artifact does not depend on it")
  private @Nullable Integer shares;

  @Option(
      names = "--spark-properties",
      description =
          "file with further settings of Spark, a secret among them, that are not to be seen in"
              + " the list of processes")
  private @Nullable Path properties;

  /** Begins an application. */
  JavaSparkContext open() throws IOException {
    SparkConf conf = settings(master);
    if (properties != null) {
      Properties read = new Properties();
      try (Reader in = Files.newBufferedReader(properties)) {
        read.load(in);
      }
      read.stringPropertyNames().forEach(name -> conf.set(name, read.getProperty(name)));
    }
    if (!master.startsWith("local")
        && conf.getBoolean("spark.authenticate", false)
        && !conf.contains("spark.authenticate.secret")) {
      throw new InvalidInputException(
          "A cluster needs the secret that its processes share: 'spark.authenticate.secret' in the file of --spark-properties, but there is none");
    }
    return new JavaSparkContext(conf);
  }

  /** How many shares are meant. */
  int shares(JavaSparkContext spark) {
    int count = shares == null ? spark.defaultParallelism() : shares;
    Checks.range("--shares", count, 1, 100_000);
    return count;
  }

  /** What is set where the bank sets nothing else. */
  static SparkConf settings(String master) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster(master)
            .setAppName("finetune-spark")
            .set("spark.ui.enabled", "false")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .set("spark.locality.wait", "500ms")
            .set("spark.io.compression.codec", "zstd")
            // What tasks give back is sums of gradients; a step's may be many.
            .set("spark.driver.maxResultSize", "0");
    if (!master.startsWith("local")) {
      // Rows and weights go between machines.
      conf.set("spark.authenticate", "true")
          .set("spark.network.crypto.enabled", "true")
          .set("spark.network.crypto.cipher", "AES/GCM/NoPadding")
          .set("spark.io.encryption.enabled", "true");
    }
    return conf;
  }
}
