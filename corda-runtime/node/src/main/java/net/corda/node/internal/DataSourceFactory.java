// SPDX-License-Identifier: Apache-2.0
package net.corda.node.internal;

import com.codahale.metrics.MetricRegistry;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.PropertyElf;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of Corda's object of the same name, whose static initialiser clears a {@code
 * final} flag by reflection: impossible since JDK 12. That initialiser worked around a race in H2
 * between several databases opened in one JVM, so nothing is lost in a node, which has one.
 *
 * <p>It must stand before corda-node on the class path.
 */
public final class DataSourceFactory {
  /** The one instance, under the name that Kotlin gives it. */
  public static final DataSourceFactory INSTANCE = new DataSourceFactory();

  private static final int POOL_IS_DEFAULT = 2;
  private static final int METRICS_ARE_DEFAULT = 4;

  private DataSourceFactory() {}

  /**
   * Opens the database that the properties name.
   *
   * @param properties HikariCP's
   * @param pool whether connections are pooled
   * @param metrics where the pool reports, if anywhere
   */
  public DataSource createDataSource(
      Properties properties, boolean pool, @Nullable MetricRegistry metrics) {
    HikariConfig config = new HikariConfig(properties);
    if (!pool) {
      return unpooled(properties.getProperty("dataSourceClassName"), config);
    }
    HikariDataSource source = new HikariDataSource(config);
    if (metrics != null) {
      source.setMetricRegistry(metrics);
    }
    return source;
  }

  private static DataSource unpooled(String className, HikariConfig config) {
    try {
      DataSource source =
          Class.forName(className)
              .asSubclass(DataSource.class)
              .getDeclaredConstructor()
              .newInstance();
      PropertyElf.setTargetFromProperties(source, config.getDataSourceProperties());
      return source;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No data source of class " + className, e);
    }
  }

  /** What Kotlin's callers use when they leave arguments out; {@code mask} says which. */
  public static DataSource createDataSource$default(
      DataSourceFactory self,
      Properties properties,
      boolean pool,
      @Nullable MetricRegistry metrics,
      int mask,
      @Nullable Object marker) {
    return self.createDataSource(
        properties,
        (mask & POOL_IS_DEFAULT) != 0 || pool,
        (mask & METRICS_ARE_DEFAULT) != 0 ? null : metrics);
  }
}
